package io.bithedge.cli.proof;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.Claim.Withdrawable;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The call that takes an amount out of a book. Source: liquidity-pool-vault#withdraw of version 2. */
public record WithdrawCall(BookId book, Withdrawable amount, Optional<ProvenLeaf> shown) {
    public static final String FUNCTION = "withdraw";

    /** In order. */
    public List<ClarityValue> arguments() {
        return List.of(
                ClarityValue.ascii(book.token().name()),
                ClarityValue.ascii(book.tier().chainName()),
                ClarityValue.uint(amount.capital()),
                ClarityValue.uint(amount.premium()),
                shown.map(leaf -> ClarityValue.some(value(leaf.leaf()))).orElseGet(ClarityValue::none),
                ClarityValue.list(shown.map(ProvenLeaf::steps).orElse(List.of()).stream()
                        .map(WithdrawCall::value)
                        .toList()));
    }

    /** In Deny mode: the vault sends exactly this, and nobody anything else. */
    public List<PostCondition> postConditions(Principal.Contract vault, Principal.Contract sbtc) {
        Who who = Who.of(vault);
        BigInteger sum = BigInteger.valueOf(Math.addExact(amount.capital(), amount.premium()));
        return List.of(
                book.token() == Token.STX
                        ? PostCondition.stx(who, AmountCode.EQUAL, sum)
                        : PostCondition.fungible(who, new AssetId(sbtc, sbtc.name()), AmountCode.EQUAL, sum));
    }

    private static ClarityValue value(Leaf leaf) {
        return ClarityValue.tuple(Map.of(
                "provider", ClarityValue.principal(Principal.parse(leaf.provider())),
                "token", ClarityValue.ascii(leaf.book().token().name()),
                "tier", ClarityValue.ascii(leaf.book().tier().chainName()),
                "epoch", ClarityValue.uint(leaf.epoch()),
                "opening", ClarityValue.uint(leaf.opening()),
                "settled-burden", ClarityValue.uint(leaf.settledBurden()),
                "settled-premium", ClarityValue.uint(leaf.settledPremium()),
                "weights", ClarityValue.list(weights(leaf))));
    }

    private static List<ClarityValue> weights(Leaf leaf) {
        List<ClarityValue> weights = new ArrayList<>();
        for (int i = 0; i < leaf.weights().size(); i++) {
            weights.add(ClarityValue.tuple(Map.of(
                    "epoch", ClarityValue.uint(leaf.weights().epochAt(i)),
                    "weight", ClarityValue.uint(leaf.weights().weightAt(i)))));
        }
        return weights;
    }

    private static ClarityValue value(ProvenLeaf.Step step) {
        return ClarityValue.tuple(Map.of(
                "hash", ClarityValue.buffer(Bytes.copyOf(step.hash().bytes())),
                "sum", ClarityValue.uint(step.sum()),
                "left", ClarityValue.bool(step.isLeft())));
    }
}

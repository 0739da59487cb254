package io.bithedge.standalone.market;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.standalone.chain.Chain;
import io.bithedge.standalone.market.PoolClient.Quote;
import io.bithedge.standalone.market.PoolClient.Voucher;
import io.bithedge.standalone.parts.Deployment;
import java.math.BigInteger;
import java.util.List;

/** The transactions of the people, each in Deny mode with exactly the movements it means. */
final class Acts {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Principal.Contract registry;
    private final AssetId sbtc;

    Acts(Chain chain, Deployment deployment) {
        this.chain = chain;
        this.vault = (Principal.Contract) Principal.parse(deployment.vault());
        this.registry = (Principal.Contract) Principal.parse(deployment.registry());
        this.sbtc = AssetId.parse(deployment.sbtc() + "::sbtc-token");
    }

    TransactionBuilder deposit(String token, String tier, long amount) {
        String function = token.equals("STX") ? "deposit-stx" : "deposit-sbtc";
        return call(vault, function, List.of(ClarityValue.uint(amount), ClarityValue.ascii(tier)))
                .withPostConditions(
                        PostConditionMode.DENY, List.of(moves(Who.origin(), token, AmountCode.EQUAL, amount)));
    }

    TransactionBuilder requestExit(String token, String tier, long amount) {
        return call(
                vault,
                "request-exit",
                List.of(ClarityValue.ascii(token), ClarityValue.ascii(tier), ClarityValue.uint(amount)));
    }

    TransactionBuilder withdraw(Voucher voucher, long capital, long premium) {
        List<ClarityValue> arguments = List.of(
                ClarityValue.ascii(voucher.token()),
                ClarityValue.ascii(voucher.tier()),
                ClarityValue.uint(voucher.epoch()),
                ClarityValue.uint(capital),
                ClarityValue.uint(premium),
                ClarityValue.uint(voucher.capitalLimit()),
                ClarityValue.uint(voucher.premiumLimit()),
                ClarityValue.buffer(voucher.signature()));
        return call(vault, "withdraw", arguments)
                .withPostConditions(
                        PostConditionMode.DENY,
                        List.of(moves(Who.of(vault), voucher.token(), AmountCode.EQUAL, capital + premium)));
    }

    TransactionBuilder createPolicy(Quote quote) {
        List<ClarityValue> arguments =
                List.of(ClarityValue.decode(quote.terms()), ClarityValue.buffer(quote.signature()));
        return call(registry, "create-policy", arguments)
                .withPostConditions(
                        PostConditionMode.DENY,
                        List.of(moves(Who.origin(), quote.token(), AmountCode.EQUAL, quote.premium())));
    }

    TransactionBuilder requestActivation(long policyId) {
        return call(registry, "request-activation", List.of(ClarityValue.uint(policyId)));
    }

    private TransactionBuilder call(Principal.Contract contract, String function, List<ClarityValue> arguments) {
        return TransactionBuilder.contractCall(chain.network(), contract, function, arguments);
    }

    private PostCondition moves(Who who, String token, AmountCode code, long amount) {
        BigInteger exact = BigInteger.valueOf(amount);
        return token.equals("STX")
                ? PostCondition.stx(who, code, exact)
                : PostCondition.fungible(who, sbtc, code, exact);
    }
}

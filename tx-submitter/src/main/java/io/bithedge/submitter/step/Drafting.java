package io.bithedge.submitter.step;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.submitter.port.ChainPort.Lock;
import io.bithedge.submitter.rule.CallRule.Built;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.rule.PostConditionRule;
import io.bithedge.submitter.rule.SlotRule;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Makes unsigned transactions: asks the node for what it needs, then only computes. */
final class Drafting {
    private static final Bytes FILLER_MEMO = Bytes.copyOf("nonce filler".getBytes(StandardCharsets.UTF_8));

    private final Desk desk;
    private final PostConditionRule conditions;

    /** A draft, or why there cannot be one within the caps. */
    sealed interface Result {
        record Drafted(Envelope.Draft draft) implements Result {}

        record AboveCap(long roomMicroStx, long neededMicroStx) implements Result {}
    }

    Drafting(Desk desk) {
        this.desk = desk;
        conditions = new PostConditionRule(desk.settings().contracts());
    }

    public List<PostCondition> conditions(Built.Call call) {
        List<Lock> locks = new ArrayList<>();
        call.settles().stream().distinct().forEach(id -> desk.chain().lock(id).ifPresent(locks::add));
        return conditions.conditions(locks);
    }

    public Result call(SignerRole role, Built.Call call, List<PostCondition> limits, long nonce) {
        TransactionBuilder unbound = TransactionBuilder.contractCall(
                        desk.settings().network(), call.contract(), call.function(), call.arguments())
                .withChainId(desk.settings().chainId())
                .withPostConditions(PostConditionMode.DENY, limits);
        return bound(role, unbound, nonce);
    }

    /** 1 micro-STX to another account of ours: moves the nonce and nothing else. */
    Result filler(SignerRole role, long nonce) {
        TransactionBuilder unbound = TransactionBuilder.tokenTransfer(
                        desk.settings().network(),
                        desk.accounts().otherThan(role, desk.settings().contracts()),
                        BigInteger.ONE,
                        FILLER_MEMO)
                .withChainId(desk.settings().chainId());
        return bound(role, unbound, nonce);
    }

    /** What had this nonce before is outbid; where the cap does not allow that, it pays the cap. */
    private Result bound(SignerRole role, TransactionBuilder unbound, long nonce) {
        FeeRule fees = desk.settings().fees();
        int size = unbound.signedSize();
        long outbid = SlotRule.highestFee(desk.state(), role, nonce);
        OptionalLong wanted = fees.first(desk.chain().estimatedFee(unbound.payload(), size), size, outbid);
        long fee = wanted.orElse(fees.capMicroStx());
        long more = Math.max(0, fee - outbid);
        long room = desk.roomOfDay(role);
        if (more > room) {
            return new Result.AboveCap(room, more);
        }
        Bytes unsigned = unbound.withNonce(nonce)
                .withFee(fee)
                .unsigned(desk.accounts().publicKey(role))
                .encode();
        return new Result.Drafted(new Envelope.Draft(nonce, fee, unsigned));
    }
}

package io.bithedge.submitter.step;

import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.rule.RaiseRule;
import io.bithedge.submitter.rule.SlotRule;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Step: the lowest nonce of an account pays more when it waits too long. Those behind it wait for it, not for a higher fee. Beyond the
 * caps it is parked: posted on, but at the same fee.
 */
final class Raising {
    private final Desk desk;
    private final Posting posting;
    private final RetrySchedule<SignerRole> attempts;
    private long firstBurnTip;

    Raising(Desk desk, Posting posting) {
        this.desk = desk;
        this.posting = posting;
        attempts = desk.retries();
    }

    int raiseDue(SignerRole role) {
        if (firstBurnTip == 0) {
            firstBurnTip = desk.state().burnTip();
        }
        Optional<SubmittedTransaction> head = desk.state().afloat(role).stream()
                .filter(sent -> SlotRule.isPosted(desk.state(), sent))
                .findFirst();
        if (head.isEmpty() || !mayRise(head.get()) || !attempts.isDue(role, desk.nowMs())) {
            return 0;
        }
        try {
            return raise(role, head.get());
        } catch (ChainPort.Unavailable e) {
            attempts.postpone(role, desk.nowMs());
            return 0;
        }
    }

    /** One that no node took waits for its acceptance, not for a block: more fee is only for what a node says is too little. */
    private boolean mayRise(SubmittedTransaction head) {
        if (head.state() == TransactionState.PARKED && head.cause() != Cause.DAY_CAP) {
            return false;
        }
        return switch (posting.fee(head)) {
            case TOO_LOW -> true;
            case OUTBID_LATER -> isLate(head);
            case FINE -> head.state() != TransactionState.SIGNED && isLate(head);
        };
    }

    private boolean isLate(SubmittedTransaction head) {
        FeeRule fees = desk.settings().fees();
        long since = waitsSince(head);
        return fees.isDue(desk.state().burnTip(), since == 0 ? firstBurnTip : since, head.deadlineBurnHeight());
    }

    /** Burn height since which nothing but its fee keeps it out of blocks; 0 when it is not known. */
    private long waitsSince(SubmittedTransaction head) {
        return Math.max(head.signed().orElseThrow().burnHeight(), desk.state().lastLandedBurnHeight(head.role()));
    }

    private int raise(SignerRole role, SubmittedTransaction head) {
        Envelope.Signed signed = head.signed().orElseThrow();
        if (desk.chain().lookUp(signed.txid()) instanceof Sighting.InBlock) {
            // The watcher is behind, or it is a filler, which he does not show.
            attempts.postpone(role, desk.nowMs());
            return 0;
        }
        FeeRule fees = desk.settings().fees();
        Payload payload = StacksTransaction.decode(signed.bytes()).payload();
        Optional<Long> estimate =
                desk.chain().estimatedFee(payload, signed.bytes().size());
        OptionalLong fee = fees.raised(signed.feeMicroStx(), estimate);
        if (fee.isEmpty()) {
            return park(head, Cause.FEE_CAP, "not mined for %d micro-STX, the cap".formatted(signed.feeMicroStx()));
        }
        long more = fee.getAsLong() - SlotRule.highestFee(desk.state(), role, head.nonce());
        if (more > desk.roomOfDay(role)) {
            return park(head, Cause.DAY_CAP, "%d more micro-STX are above the day's cap".formatted(more));
        }
        String why = "in no block at burn height %d".formatted(desk.state().burnTip());
        desk.journal().store(RaiseRule.raised(head, fee.getAsLong(), why, desk.nowMs()));
        return 1;
    }

    private int park(SubmittedTransaction head, Cause cause, String why) {
        attempts.postpone(head.role(), desk.nowMs());
        if (head.state() == TransactionState.PARKED && head.cause() == cause) {
            return 0;
        }
        desk.journal().store(List.of(head.moved(TransactionState.PARKED, cause, why, desk.nowMs())));
        return 1;
    }
}

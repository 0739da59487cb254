package io.bithedge.submitter.rule;

import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.OptionalLong;

/** What follows from a node's answer to a post. Pure. */
public final class PostRule {
    /** Whether the node would take it for more. */
    public enum Fee {
        FINE,
        /** Another one is before it: more will do, but that one may also be mined. */
        OUTBID_LATER,
        TOO_LOW
    }

    /** What to store and what to answer; `isTaken`: a node has it. */
    public record Verdict(List<SubmittedTransaction> records, String trouble, boolean isTaken, Fee fee) {
        static Verdict taken(List<SubmittedTransaction> records) {
            return new Verdict(records, "", true, Fee.FINE);
        }

        static Verdict records(List<SubmittedTransaction> records) {
            return new Verdict(records, "", false, Fee.FINE);
        }

        static Verdict trouble(String why) {
            return new Verdict(List.of(), why, false, Fee.FINE);
        }
    }

    private PostRule() {}

    /**
     * The verdict over one post.
     *
     * @param noticedAt height of the node's tip when the nonce was first found used, and since then never found free; empty
     *     when this is the first time.
     */
    public static Verdict verdict(
            SubmitterState state, SubmittedTransaction sent, PostOutcome outcome, OptionalLong noticedAt, long nowMs) {
        return switch (outcome) {
            case PostOutcome.Accepted ignored -> taken(sent, nowMs);
            case PostOutcome.NonceContested(String detail, boolean ownKnown) ->
                ownKnown
                        ? taken(sent, nowMs)
                        : new Verdict(
                                List.of(),
                                "%s: another transaction with nonce %d is in the mempool: %s"
                                        .formatted(sent.key(), sent.nonce(), detail),
                                false,
                                Fee.OUTBID_LATER);
            case PostOutcome.NonceUsed(String detail, long tipHeight) -> used(state, sent, detail, noticedAt, nowMs);
            case PostOutcome.FeeTooLow(String detail) ->
                new Verdict(List.of(), "%s: the fee is too low: %s".formatted(sent.key(), detail), false, Fee.TOO_LOW);
            case PostOutcome.NotEnoughFunds(String detail) ->
                Verdict.trouble("%s: %s cannot pay the fee: %s"
                        .formatted(sent.key(), sent.target().address(), detail));
            case PostOutcome.Busy(String detail) -> Verdict.trouble(sent.key() + ": not now: " + detail);
            case PostOutcome.Unknown(String detail) -> Verdict.trouble(sent.key() + ": no answer: " + detail);
            case PostOutcome.Refused(String detail) -> refused(sent, detail, nowMs);
        };
    }

    private static Verdict taken(SubmittedTransaction sent, long nowMs) {
        boolean isNews = sent.state() == TransactionState.SIGNED
                || sent.state() == TransactionState.ROLLED_BACK
                || (sent.state() == TransactionState.POSTED && sent.cause() == Cause.FORGOTTEN);
        return Verdict.taken(isNews ? List.of(sent.moved(TransactionState.POSTED, Cause.NONE, "", nowMs)) : List.of());
    }

    /**
     * The nonce is used up to the node's tip. Ours, and the watcher will say so; or another one. When everything up to that tip is
     * final and the watcher did not show ours, it was another one for good.
     */
    private static Verdict used(
            SubmitterState state, SubmittedTransaction sent, String detail, OptionalLong noticedAt, long nowMs) {
        List<SubmittedTransaction> slot = state.slot(sent.role(), sent.nonce());
        boolean isOurs = slot.stream().anyMatch(o -> o.state().isLanded());
        if (!isOurs && noticedAt.isPresent() && state.finalHeight() >= noticedAt.getAsLong()) {
            boolean isFilled = slot.stream().anyMatch(SubmittedTransaction::isFiller);
            String by = isFilled ? "its filler" : "a foreign transaction";
            String why = "nonce %d was used by %s".formatted(sent.nonce(), by);
            BlockRef upTo = new BlockRef(state.finalHeight(), "", state.burnTip());
            return Verdict.records(SlotRule.usedUnseen(slot, why, upTo, nowMs));
        }
        return Verdict.trouble("%s: nonce %d is used, waiting for the watcher to show by whom: %s"
                .formatted(sent.key(), sent.nonce(), detail));
    }

    /** Its nonce goes to a filler, for other nodes may have the bytes, and the signer signs nothing else for this nonce. */
    private static Verdict refused(SubmittedTransaction sent, String detail, long nowMs) {
        if (sent.isFiller()) {
            return Verdict.trouble("%s: a filler is refused: %s".formatted(sent.key(), detail));
        }
        String why = "refused by the node: " + detail;
        return Verdict.records(List.of(sent.moved(TransactionState.PARKED, Cause.NODE_REFUSED, why, nowMs)));
    }
}

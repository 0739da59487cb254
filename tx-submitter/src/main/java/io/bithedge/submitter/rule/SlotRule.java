package io.bithedge.submitter.rule;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the transactions of one nonce mean for each other: exactly one of them can be mined. */
public final class SlotRule {
    private SlotRule() {}

    /** The one to post: with several, that with the highest fee. */
    public static boolean isPosted(SubmitterState state, SubmittedTransaction transaction) {
        return state.slot(transaction.role(), transaction.nonce()).stream()
                .filter(SubmittedTransaction::isAfloat)
                .max(Comparator.comparingLong(SlotRule::fee)
                        .thenComparing(o -> o.key().commandId()))
                .filter(best -> best.key().equals(transaction.key()))
                .isPresent();
    }

    /** The transaction that was signed last for this nonce: named to the signer as what a new one replaces. */
    public static Optional<Txid> signedLast(SubmitterState state, SubmittedTransaction transaction) {
        Optional<SubmittedTransaction> highest = state.slot(transaction.role(), transaction.nonce()).stream()
                .filter(o -> !o.key().equals(transaction.key()) && !o.txids().isEmpty())
                .max(Comparator.comparingLong(SlotRule::fee));
        return transaction.replaced().isEmpty()
                ? highest.map(o -> o.txids().getLast())
                : Optional.of(transaction.replaced().getLast());
    }

    /** The highest fee that was offered for this nonce; 0 when none was. */
    public static long highestFee(SubmitterState state, SignerRole role, long nonce) {
        return state.slot(role, nonce).stream().mapToLong(SlotRule::fee).max().orElse(0);
    }

    /** All that had this nonce left it, so that nothing is posted and nothing will be: it needs a filler. */
    public static boolean isAbandoned(List<SubmittedTransaction> slot) {
        return slot.stream().allMatch(SubmittedTransaction::hasLeft);
    }

    /** Another transaction with the nonce is final: these will never be mined. */
    static List<SubmittedTransaction> lost(List<SubmittedTransaction> others, String why, long nowMs) {
        List<SubmittedTransaction> records = new ArrayList<>();
        others.forEach(other -> records.addAll(lost(other, why, nowMs)));
        return records;
    }

    private static List<SubmittedTransaction> lost(SubmittedTransaction other, String why, long nowMs) {
        SubmittedTransaction replaced = other.moved(TransactionState.REPLACED, Cause.NONCE_TAKEN, why, nowMs);
        if (other.isFiller()) {
            return List.of(replaced);
        }
        List<SubmittedTransaction> records = new ArrayList<>(List.of(replaced));
        if (other.hasLeft()) {
            records.addAll(other.released(end(other), other.cause(), other.reason() + "; " + why, nowMs));
        } else {
            records.addAll(other.released(TransactionState.ACCEPTED, Cause.NONCE_TAKEN, why, nowMs));
        }
        return records;
    }

    /** It left because nobody would have it, or because an operator said so. Of several commands it may be one: each is tried alone. */
    private static TransactionState end(SubmittedTransaction left) {
        if (left.cause() != Cause.NODE_REFUSED) {
            return TransactionState.PARKED;
        }
        return left.carries().size() > 1 ? TransactionState.ACCEPTED : TransactionState.DROPPED;
    }

    /**
     * The nonce is used in a final block, and the watcher, who shows every call of ours, showed none with it: a foreign transaction,
     * or a filler, for he does not show transfers.
     */
    static List<SubmittedTransaction> usedUnseen(
            List<SubmittedTransaction> slot, String why, BlockRef upTo, long nowMs) {
        List<SubmittedTransaction> records = new ArrayList<>();
        for (SubmittedTransaction each : slot) {
            if (each.isFiller()) {
                SubmittedTransaction.Landing used =
                        new SubmittedTransaction.Landing(upTo, Optional.empty(), Bytes.EMPTY);
                records.add(each.landed(
                        TransactionState.FINAL, Cause.NONE, "its nonce is used in a final block", used, nowMs));
            } else {
                records.addAll(lost(each, why, nowMs));
            }
        }
        return records;
    }

    private static long fee(SubmittedTransaction transaction) {
        return transaction.envelope().map(Envelope::feeMicroStx).orElse(0L);
    }
}

package io.bithedge.submitter.rule;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;
import io.bithedge.submitter.value.SignerRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the transactions of one nonce mean for each other: exactly one of them can be mined. */
public final class SlotRule {
    private SlotRule() {}

    /** The one to post: with several, that with the highest fee. */
    public static boolean isPosted(SubmitterState state, Outgoing outgoing) {
        return state.slot(outgoing.role(), outgoing.nonce()).stream()
                .filter(Outgoing::isAfloat)
                .max(Comparator.comparingLong(SlotRule::fee)
                        .thenComparing(o -> o.key().commandId()))
                .filter(best -> best.key().equals(outgoing.key()))
                .isPresent();
    }

    /** The transaction that was signed last for this nonce: what the signer is told that a new one replaces. */
    public static Optional<Txid> signedLast(SubmitterState state, Outgoing outgoing) {
        Optional<Outgoing> highest = state.slot(outgoing.role(), outgoing.nonce()).stream()
                .filter(o -> !o.key().equals(outgoing.key()) && !o.txids().isEmpty())
                .max(Comparator.comparingLong(SlotRule::fee));
        return outgoing.replaced().isEmpty()
                ? highest.map(o -> o.txids().getLast())
                : Optional.of(outgoing.replaced().getLast());
    }

    /** The highest fee that was offered for this nonce; 0 when none was. */
    public static long highestFee(SubmitterState state, SignerRole role, long nonce) {
        return state.slot(role, nonce).stream().mapToLong(SlotRule::fee).max().orElse(0);
    }

    /** All that had this nonce left it, so that nothing is posted and nothing will be: it needs a filler. */
    public static boolean isAbandoned(List<Outgoing> slot) {
        return slot.stream().allMatch(Outgoing::hasLeft);
    }

    /** Another transaction with the nonce is final: these will never be mined. */
    static List<Outgoing> lost(List<Outgoing> others, String why, long nowMs) {
        List<Outgoing> records = new ArrayList<>();
        others.forEach(other -> records.addAll(lost(other, why, nowMs)));
        return records;
    }

    private static List<Outgoing> lost(Outgoing other, String why, long nowMs) {
        Outgoing replaced = other.moved(Phase.REPLACED, Cause.NONCE_TAKEN, why, nowMs);
        if (other.isFiller()) {
            return List.of(replaced);
        }
        List<Outgoing> records = new ArrayList<>(List.of(replaced));
        if (other.hasLeft()) {
            records.addAll(other.released(end(other), other.cause(), other.reason() + "; " + why, nowMs));
        } else {
            records.addAll(other.released(Phase.ACCEPTED, Cause.NONCE_TAKEN, why, nowMs));
        }
        return records;
    }

    /** It left because nobody would have it, or because a person said so. Of several commands it may be one: each is tried alone. */
    private static Phase end(Outgoing left) {
        if (left.cause() != Cause.NODE_REFUSED) {
            return Phase.PARKED;
        }
        return left.carries().size() > 1 ? Phase.ACCEPTED : Phase.DROPPED;
    }

    /**
     * The nonce is used in a final block, and the watcher, who shows every call of ours, showed none with it: a foreign transaction,
     * or a filler, for he does not show transfers.
     */
    static List<Outgoing> usedUnseen(List<Outgoing> slot, String why, BlockRef upTo, long nowMs) {
        List<Outgoing> records = new ArrayList<>();
        for (Outgoing each : slot) {
            if (each.isFiller()) {
                Outgoing.Landing used = new Outgoing.Landing(upTo, Optional.empty(), Bytes.EMPTY);
                records.add(each.landed(Phase.FINAL, Cause.NONE, "its nonce is used in a final block", used, nowMs));
            } else {
                records.addAll(lost(each, why, nowMs));
            }
        }
        return records;
    }

    private static long fee(Outgoing outgoing) {
        return outgoing.envelope().map(Envelope::feeMicroStx).orElse(0L);
    }
}

package io.bithedge.submitter.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the agent says about itself.
 *
 * @param signers by role.
 * @param states how many open transactions and commands are in each state.
 * @param troubles what is wrong now and needs somebody; health is red.
 * @param notes what an operator should know; health is green.
 */
public record Snapshot(
        Map<String, Account> signers,
        Map<TransactionState, Long> states,
        List<String> troubles,
        List<String> notes,
        Heights heights,
        Counts counts) {
    public static final Snapshot EMPTY =
            new Snapshot(Map.of(), Map.of(), List.of(), List.of(), new Heights(0, 0, 0), new Counts(0, 0, 0));

    /**
     * One signer.
     *
     * @param pending neither final nor failed.
     * @param waiting without a transaction.
     * @param nextNonce the highest own nonce + 1, -1 when this role never signed.
     * @param feesOfDayMicroStx paid or promised within 144 burn blocks.
     */
    public record Account(
            String address, long pending, long waiting, long parked, long nextNonce, long feesOfDayMicroStx) {}

    /** `oldestWaitingBurnBlocks`: how long the transaction that waits longest is signed, 0 when none is. */
    public record Heights(long finalHeight, long burnTip, long oldestWaitingBurnBlocks) {
        private Heights and(Heights other) {
            return new Heights(
                    Math.max(finalHeight, other.finalHeight),
                    Math.max(burnTip, other.burnTip),
                    Math.max(oldestWaitingBurnBlocks, other.oldestWaitingBurnBlocks));
        }
    }

    /** Since the process started. */
    public record Counts(long replacements, long parks, long nonceTroubles) {
        private Counts and(Counts other) {
            return new Counts(
                    replacements + other.replacements, parks + other.parks, nonceTroubles + other.nonceTroubles);
        }
    }

    public Snapshot {
        signers = Map.copyOf(signers);
        states = Map.copyOf(states);
        troubles = List.copyOf(troubles);
        notes = List.copyOf(notes);
    }

    /** Both together; accounts of the one are none of the other. */
    public Snapshot and(Snapshot other) {
        Map<String, Account> accounts = new HashMap<>(signers);
        accounts.putAll(other.signers);
        Map<TransactionState, Long> all = new HashMap<>(states);
        other.states.forEach((state, count) -> all.merge(state, count, Long::sum));
        return new Snapshot(
                accounts,
                all,
                Stream.concat(troubles.stream(), other.troubles.stream())
                        .distinct()
                        .toList(),
                Stream.concat(notes.stream(), other.notes.stream()).toList(),
                heights.and(other.heights),
                counts.and(other.counts));
    }
}

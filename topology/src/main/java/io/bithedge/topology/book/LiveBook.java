package io.bithedge.topology.book;

import io.bithedge.ledger.BookState;
import io.bithedge.schemas.avro.Hash32;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A book as its partition holds it: the fold's state and what the chain said beside it.
 *
 * @param feeBps what the vault keeps of a premium
 * @param utilisationBps what the vault lets policies lock of the capital
 * @param pausedUntil burn height at which the pause of all contracts ends by itself; 0 when there is none
 * @param graceBlocks burn blocks behind the end of its epoch after which anybody may close it for good; 0 when that is not known
 * @param changed since the last marker
 * @param changedVintages epochs of the vintages that changed since the last marker
 */
record LiveBook(
        BookState state,
        long startsAt,
        Hash32 root,
        long feeBps,
        long utilisationBps,
        long pausedUntil,
        long graceBlocks,
        boolean changed,
        SortedSet<Long> changedVintages) {
    LiveBook {
        changedVintages = Collections.unmodifiableSortedSet(new TreeSet<>(changedVintages));
    }

    static LiveBook initial(BookState state, long startsAt, long feeBps, long utilisationBps, long graceBlocks) {
        return new LiveBook(
                state,
                startsAt,
                new Hash32(new byte[32]),
                feeBps,
                utilisationBps,
                0,
                graceBlocks,
                true,
                new TreeSet<>(Collections.singleton(0L)));
    }

    /** Behind a fact; the vintages that differ are marked. */
    LiveBook with(BookState after) {
        SortedSet<Long> epochs = new TreeSet<>(changedVintages);
        after.vintages().forEach(vintage -> {
            boolean same = state.vintages()
                    .get(vintage.epoch())
                    .filter(vintage::equals)
                    .isPresent();
            if (!same) {
                epochs.add(vintage.epoch());
            }
        });
        return new LiveBook(after, startsAt, root, feeBps, utilisationBps, pausedUntil, graceBlocks, true, epochs);
    }

    LiveBook opened(long newStartsAt, Hash32 newRoot) {
        return new LiveBook(
                state,
                newStartsAt,
                newRoot,
                feeBps,
                utilisationBps,
                pausedUntil,
                graceBlocks,
                changed,
                changedVintages);
    }

    LiveBook published() {
        return new LiveBook(
                state,
                startsAt,
                root,
                feeBps,
                utilisationBps,
                pausedUntil,
                graceBlocks,
                false,
                Collections.emptySortedSet());
    }

    /** {@code until}: 0 when the pause is taken back. */
    LiveBook paused(long until) {
        return new LiveBook(state, startsAt, root, feeBps, utilisationBps, until, graceBlocks, true, changedVintages);
    }

    /** Something beside its numbers is another: the next epoch was proposed, or vetoed. */
    LiveBook touched() {
        return paused(pausedUntil);
    }
}

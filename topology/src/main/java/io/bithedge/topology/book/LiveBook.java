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
 * @param changed since the last marker
 * @param changedVintages epochs of the vintages that changed since the last marker
 */
record LiveBook(
        BookState state, long startsAt, Hash32 root, long feeBps, boolean changed, SortedSet<Long> changedVintages) {
    LiveBook {
        changedVintages = Collections.unmodifiableSortedSet(new TreeSet<>(changedVintages));
    }

    static LiveBook initial(BookState state, long startsAt, long feeBps) {
        return new LiveBook(
                state, startsAt, new Hash32(new byte[32]), feeBps, true, new TreeSet<>(Collections.singleton(0L)));
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
        return new LiveBook(after, startsAt, root, feeBps, true, epochs);
    }

    LiveBook opened(long newStartsAt, Hash32 newRoot) {
        return new LiveBook(state, newStartsAt, newRoot, feeBps, changed, changedVintages);
    }

    LiveBook published() {
        return new LiveBook(state, startsAt, root, feeBps, false, Collections.emptySortedSet());
    }
}

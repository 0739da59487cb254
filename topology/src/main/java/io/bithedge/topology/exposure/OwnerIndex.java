package io.bithedge.topology.exposure;

import io.bithedge.ledger.BookId;
import io.bithedge.topology.stage.Keys;
import java.math.BigInteger;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How much collateral stands behind the policies of each owner of a book, with the largest one at hand. */
final class OwnerIndex {
    /** {@code book/owner}: collateral. */
    private final KeyValueStore<String, Long> collaterals;

    /** {@code book/collateral, largest first/owner}: owner. */
    private final KeyValueStore<String, String> bySize;

    OwnerIndex(KeyValueStore<String, Long> collaterals, KeyValueStore<String, String> bySize) {
        this.collaterals = collaterals;
        this.bySize = bySize;
    }

    /** What adding `change` did: to the number of owners, and to the sum of their squares. */
    record Effect(int owners, BigInteger squares) {}

    record Largest(String owner, long collateral) {
        static final Largest NONE = new Largest("", 0);
    }

    Effect add(BookId book, String owner, long change) {
        Long known = collaterals.get(book + "/" + owner);
        long before = known == null ? 0 : known;
        long after = Math.addExact(before, change);
        if (before != 0) {
            bySize.delete(sizeKey(book, before, owner));
        }
        if (after == 0) {
            collaterals.delete(book + "/" + owner);
        } else {
            collaterals.put(book + "/" + owner, after);
            bySize.put(sizeKey(book, after, owner), owner);
        }
        return new Effect(
                Long.signum(after) - Long.signum(before), square(after).subtract(square(before)));
    }

    Largest largest(BookId book) {
        try (KeyValueIterator<String, String> all = bySize.prefixScan(book + "/", new StringSerializer())) {
            if (!all.hasNext()) {
                return Largest.NONE;
            }
            String owner = all.next().value;
            Long collateral = collaterals.get(book + "/" + owner);
            return new Largest(owner, collateral == null ? 0 : collateral);
        }
    }

    private static BigInteger square(long number) {
        return BigInteger.valueOf(number).pow(2);
    }

    private static String sizeKey(BookId book, long collateral, String owner) {
        return Keys.byNumber(book, Long.MAX_VALUE - collateral) + "/" + owner;
    }
}

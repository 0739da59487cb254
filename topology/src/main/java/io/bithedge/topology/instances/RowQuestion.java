package io.bithedge.topology.instances;

import io.bithedge.topology.read.StoreAccess.Address;
import java.util.List;

/** What one instance asks another one for. */
public sealed interface RowQuestion {
    /** So many addresses in one question at most. */
    int MOST_ADDRESSES = 256;

    /** Single rows, of any partitions that the other instance has. */
    record Gets(List<Address> addresses) implements RowQuestion {
        public Gets {
            addresses = List.copyOf(addresses);
            if (addresses.size() > MOST_ADDRESSES) {
                throw new IllegalArgumentException(
                        "addresses: expected %d at most, got %d".formatted(MOST_ADDRESSES, addresses.size()));
            }
        }
    }

    /**
     * Rows of a partition with keys {@code from} to {@code to}, both included; the last key comes first when {@code isReverse}.
     *
     * @param most rows wanted; fewer may come, and say so
     */
    record Range(String store, int partition, String from, String to, boolean isReverse, int most)
            implements RowQuestion {
        /** Of a page that is filled whatever is done with it. */
        private static final int FIRST_PAGE = 64;

        private static final int LARGEST_PAGE = 512;

        public Range {
            if (most < 2 || most > LARGEST_PAGE) {
                throw new IllegalArgumentException("rows: expected 2 to %d, got %d".formatted(LARGEST_PAGE, most));
            }
        }

        static Range first(String store, int partition, String from, String to, boolean isReverse) {
            return new Range(store, partition, from, to, isReverse, FIRST_PAGE);
        }

        /** What is left from a key on: more at once, as somebody reads on. */
        Range from(String key) {
            return isReverse
                    ? new Range(store, partition, from, key, true, LARGEST_PAGE)
                    : new Range(store, partition, key, to, false, LARGEST_PAGE);
        }
    }
}

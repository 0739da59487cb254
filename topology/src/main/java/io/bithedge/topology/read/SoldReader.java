package io.bithedge.topology.read;

import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.topology.policy.PolicyKeys;
import io.bithedge.topology.stage.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Policies by the epoch they were sold in, newest first: a range of the index, to a page's length. */
final class SoldReader {
    private static final Comparator<SoldPolicy> NEWEST_FIRST = Comparator.comparing(SoldPolicy::epoch)
            .thenComparing(SoldPolicy::id)
            .reversed();

    private final StoreAccess stores;
    private final Layout layout;

    SoldReader(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    Page<SoldPolicy> read(SoldIn which, Optional<String> cursor, int limit) {
        List<SoldPolicy> found = new ArrayList<>();
        for (int partition = 0; partition < layout.policyPartitions(); partition++) {
            found.addAll(newest(new PolicyPartition(stores, partition), new Range(which, cursor, limit + 1)));
        }
        found.sort(NEWEST_FIRST);
        List<SoldPolicy> items = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(items, found.size() > limit ? Optional.of(cursor(items.getLast())) : Optional.empty());
    }

    private static String cursor(SoldPolicy last) {
        return last.epoch() + ":" + last.id();
    }

    private record Range(SoldIn which, Optional<String> cursor, int limit) {
        String from() {
            return PolicyKeys.sold(which.book()) + PolicyKeys.sold(which.from().value(), 0);
        }

        /** Behind the cursor's policy, or the end of the last epoch. */
        String to() {
            return PolicyKeys.sold(which.book())
                    + cursor.map(Range::before)
                            .orElseGet(() -> PolicyKeys.sold(which.to().value(), Long.MAX_VALUE));
        }

        private static String before(String cursor) {
            int colon = cursor.indexOf(':');
            long epoch = Long.parseLong(cursor.substring(0, colon));
            return PolicyKeys.sold(epoch, Long.parseLong(cursor.substring(colon + 1)) - 1);
        }
    }

    private static List<SoldPolicy> newest(PolicyPartition rows, Range range) {
        try (KeyValueIterator<String, Long> ids = rows.index().reverseRange(range.from(), range.to())) {
            return rows.next(ids, range.limit()).stream().map(PolicyRows::sold).toList();
        }
    }
}

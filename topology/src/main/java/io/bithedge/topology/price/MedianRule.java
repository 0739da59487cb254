package io.bithedge.topology.price;

import java.util.Collection;
import java.util.List;

/** One price out of many sources. Pure. Prices in USD x 10^8. */
final class MedianRule {
    /** A tick older than the newest one seen by more than this does not count. Stream time, not wall clock: a replay finds the same. */
    static final long FRESH_MS = 120_000;

    private MedianRule() {}

    record Tick(String source, long price, long observedAtMs) {}

    sealed interface Aggregate {
        record Price(long price, int sources, long observedAtMs) implements Aggregate {}

        record None(String reason) implements Aggregate {}
    }

    static Aggregate aggregate(Collection<Tick> latestBySource, long newestTickMs, int minSources) {
        List<Tick> fresh = latestBySource.stream()
                .filter(tick -> tick.observedAtMs() >= newestTickMs - FRESH_MS)
                .toList();
        if (fresh.size() < minSources) {
            return new Aggregate.None("%d of %d sources are fresh, %d are needed"
                    .formatted(fresh.size(), latestBySource.size(), minSources));
        }
        long[] prices = fresh.stream().mapToLong(Tick::price).sorted().toArray();
        long newest = fresh.stream().mapToLong(Tick::observedAtMs).max().orElseThrow();
        return new Aggregate.Price(median(prices), prices.length, newest);
    }

    /** Of ascending values; between two in the middle, their mean rounded down. */
    static long median(long[] ascending) {
        int middle = ascending.length / 2;
        if (ascending.length % 2 == 1) {
            return ascending[middle];
        }
        long low = ascending[middle - 1];
        return low + (ascending[middle] - low) / 2;
    }
}

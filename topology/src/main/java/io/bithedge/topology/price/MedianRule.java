package io.bithedge.topology.price;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.topology.price.Aggregate.Dropped;
import io.bithedge.topology.price.Aggregate.Reason;
import io.bithedge.topology.price.Aggregate.Tick;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One price out of many sources. Pure. Prices in USD x 10^8.
 *
 * <ol>
 *   <li>STALE: older than the newest tick by more than 120 s.
 *   <li>OUTLIER, from four fresh sources on: outside the quartiles by more than 1.5 times the range between them, and by more than 50 bp.
 *   <li>DISAGREES: more than 2 % away from the weighted median of what is left.
 *   <li>The price is the weighted median of the others, when there are enough of them.
 * </ol>
 */
final class MedianRule {
    /** A tick older than the newest one seen by more than this does not count. Stream time, not wall clock: a replay finds the same. */
    static final long FRESH_MS = 120_000;

    private static final int FEWEST_WITH_QUARTILES = 4;
    /** Sources that all but agree have quartiles so close together that an honest spread would be an outlier. */
    private static final long NARROWEST_FENCE_BPS = 50;

    private static final long AGREEMENT_BPS = 200;
    private static final long BPS = BasisPoints.ONE;

    private MedianRule() {}

    static Aggregate aggregate(Collection<Tick> latestBySource, long newestTickMs, int minSources) {
        List<Dropped> dropped = new ArrayList<>();
        List<Tick> fresh = new ArrayList<>();
        for (Tick tick : latestBySource) {
            boolean isFresh = tick.observedAtMs() >= newestTickMs - FRESH_MS;
            sort(tick, isFresh, Reason.STALE, fresh, dropped);
        }
        if (fresh.size() < minSources) {
            String reason = "%d of %d sources are fresh, %d are needed"
                    .formatted(fresh.size(), latestBySource.size(), minSources);
            return new Aggregate.None(reason, fresh, dropped);
        }
        List<Tick> plausible = withoutOutliers(fresh, dropped);
        List<Tick> agreeing = agreeing(plausible, dropped);
        if (agreeing.size() < minSources) {
            String reason = "%d of %d fresh sources are within 2 %% of their median, %d are needed"
                    .formatted(agreeing.size(), fresh.size(), minSources);
            return new Aggregate.None(reason, agreeing, dropped);
        }
        return new Aggregate.Price(weightedMedian(agreeing), agreeing, dropped);
    }

    private static void sort(Tick tick, boolean isGood, Reason reason, List<Tick> good, List<Dropped> dropped) {
        if (isGood) {
            good.add(tick);
        } else {
            dropped.add(new Dropped(tick, reason));
        }
    }

    private static List<Tick> withoutOutliers(List<Tick> fresh, List<Dropped> dropped) {
        if (fresh.size() < FEWEST_WITH_QUARTILES) {
            return fresh;
        }
        long[] prices = fresh.stream().mapToLong(Tick::price).sorted().toArray();
        int half = prices.length / 2;
        // The medians of the lower and the upper half; the middle one of an odd number belongs to neither.
        long lower = median(Arrays.copyOfRange(prices, 0, half));
        long upper = median(Arrays.copyOfRange(prices, prices.length - half, prices.length));
        List<Tick> kept = new ArrayList<>();
        for (Tick tick : fresh) {
            boolean isInside = isWithinFence(lower - tick.price(), upper - lower, lower)
                    && isWithinFence(tick.price() - upper, upper - lower, upper);
            sort(tick, isInside, Reason.OUTLIER, kept, dropped);
        }
        return kept;
    }

    /** `outside` a quartile by at most 1.5 x range or 50 bp of the quartile. */
    private static boolean isWithinFence(long outside, long range, long quartile) {
        BigInteger by = BigInteger.valueOf(outside);
        boolean isWithinRange =
                by.multiply(BigInteger.TWO).compareTo(BigInteger.valueOf(range).multiply(BigInteger.valueOf(3))) <= 0;
        return isWithinRange || isWithin(by, quartile, NARROWEST_FENCE_BPS);
    }

    private static List<Tick> agreeing(List<Tick> plausible, List<Dropped> dropped) {
        long median = weightedMedian(plausible);
        List<Tick> agreeing = new ArrayList<>();
        for (Tick tick : plausible) {
            BigInteger away = BigInteger.valueOf(tick.price())
                    .subtract(BigInteger.valueOf(median))
                    .abs();
            sort(tick, isWithin(away, median, AGREEMENT_BPS), Reason.DISAGREES, agreeing, dropped);
        }
        return agreeing;
    }

    private static boolean isWithin(BigInteger away, long reference, long bps) {
        return away.multiply(BigInteger.valueOf(BPS))
                        .compareTo(BigInteger.valueOf(reference).multiply(BigInteger.valueOf(bps)))
                <= 0;
    }

    /**
     * The lowest price that, with all below it, has half of the weight; when it has exactly half, the mean of it and the next one,
     * rounded down. With equal weights this is the median. Not of nothing.
     */
    static long weightedMedian(List<Tick> ticks) {
        List<Tick> ascending =
                ticks.stream().sorted(Comparator.comparingLong(Tick::price)).toList();
        long total = ascending.stream().mapToLong(Tick::weight).sum();
        long below = 0;
        for (int i = 0; i < ascending.size(); i++) {
            below += ascending.get(i).weight();
            if (2 * below > total) {
                return ascending.get(i).price();
            }
            if (2 * below == total) {
                return mean(ascending.get(i).price(), ascending.get(i + 1).price());
            }
        }
        throw new IllegalArgumentException("weighted median: expected a tick, got none");
    }

    /** Of ascending values; between two in the middle, their mean rounded down. */
    static long median(long[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : mean(ascending[middle - 1], ascending[middle]);
    }

    /** The same in any order. */
    static long median(Collection<Long> values) {
        return median(values.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private static long mean(long low, long high) {
        return low + (high - low) / 2;
    }
}

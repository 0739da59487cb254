package io.bithedge.topology.price;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Volatility of daily closes. The one place of this stage where doubles live: no money comes out of it.
 *
 * <pre>volatility = standard deviation of ln(close / close of the day before) x sqrt(365)</pre>
 */
final class VolatilityRule {
    static final List<Integer> WINDOWS_DAYS = List.of(30, 60, 90, 180, 360);
    private static final int NEEDED_PERCENT = 80;
    private static final double DAYS_A_YEAR = 365;
    private static final double BPS = 10_000;

    private VolatilityRule() {}

    record Measure(int windowDays, long volatilityBps, int points, long day) {}

    /** Over the `windowDays` up to the last day; empty when fewer than 80 % of the returns are there. Key: day. */
    static Optional<Measure> measure(NavigableMap<Long, Long> closes, int windowDays) {
        if (closes.isEmpty()) {
            return Optional.empty();
        }
        long last = closes.lastKey();
        double sum = 0;
        double squares = 0;
        int points = 0;
        for (Map.Entry<Long, Long> close :
                closes.tailMap(last - windowDays, false).entrySet()) {
            Long before = closes.get(close.getKey() - 1);
            if (before != null) {
                double value = Math.log((double) close.getValue() / before);
                sum += value;
                squares += value * value;
                points++;
            }
        }
        if (points < 2 || points * 100 < windowDays * NEEDED_PERCENT) {
            return Optional.empty();
        }
        double variance = Math.max(0, (squares - sum * sum / points) / (points - 1));
        long bps = Math.round(Math.sqrt(variance * DAYS_A_YEAR) * BPS);
        return Optional.of(new Measure(windowDays, bps, points, last));
    }
}

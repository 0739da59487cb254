package io.bithedge.topology.price;

import io.bithedge.ledger.policy.BasisPoints;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Volatility of daily closes. The one place of this stage where doubles live: no money comes out of it.
 *
 * <pre>
 * r(d)       = ln(close(d) / close(d - 1))
 * volatility = standard deviation of r over the window (n - 1)        x sqrt(365)
 * ewma       = sqrt(sum of w(d) r(d)^2 / sum of w(d)), w(d) = 0.94^age x sqrt(365)
 * </pre>
 *
 * A day without a close, or without one the day before, has no return; in `ewma` the others keep the weight of their age.
 */
final class VolatilityRule {
    static final List<Integer> WINDOWS_DAYS = List.of(30, 60, 90, 180, 360);
    private static final int NEEDED_PERCENT = 80;
    private static final double DAYS_A_YEAR = 365;
    /** RiskMetrics' for daily returns: the weight halves in eleven days. */
    private static final double LAMBDA = 0.94;

    private static final double BPS = BasisPoints.ONE;

    private VolatilityRule() {}

    record Measure(int windowDays, long volatilityBps, long ewmaBps, int points, long day) {}

    /** Over the `windowDays` up to the last day; empty when fewer than 80 % of the returns are there. Key: day. */
    static Optional<Measure> measure(NavigableMap<Long, Long> closes, int windowDays) {
        if (closes.isEmpty()) {
            return Optional.empty();
        }
        long last = closes.lastKey();
        double sum = 0;
        double squares = 0;
        double weights = 0;
        double weighted = 0;
        int points = 0;
        for (Map.Entry<Long, Long> close :
                closes.tailMap(last - windowDays, false).entrySet()) {
            Long before = closes.get(close.getKey() - 1);
            if (before != null) {
                double value = Math.log((double) close.getValue() / before);
                double weight = Math.pow(LAMBDA, (double) (last - close.getKey()));
                sum += value;
                squares += value * value;
                weights += weight;
                weighted += weight * value * value;
                points++;
            }
        }
        if (points < 2 || points * 100 < windowDays * NEEDED_PERCENT) {
            return Optional.empty();
        }
        double variance = Math.max(0, (squares - sum * sum / points) / (points - 1));
        return Optional.of(new Measure(windowDays, annualBps(variance), annualBps(weighted / weights), points, last));
    }

    private static long annualBps(double dailyVariance) {
        return Math.round(Math.sqrt(dailyVariance * DAYS_A_YEAR) * BPS);
    }
}

package io.bithedge.pool.pricing;

/** The volatility that the model takes: annualised, basis points, never below 10 % or above 300 %. Source: docs/domain.md 6. */
public final class ModelVolatility {
    private static final long LOWEST_BPS = 1_000;
    private static final long HIGHEST_BPS = 30_000;

    private ModelVolatility() {}

    public static long clampedBps(long volatilityBps) {
        return Math.clamp(volatilityBps, LOWEST_BPS, HIGHEST_BPS);
    }
}

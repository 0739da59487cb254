package io.bithedge.pool.pricing;

import io.bithedge.ledger.policy.BurnBlocks;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The volatility that the model takes: annualised, basis points, never below 10 % or above 300 %. Source: docs/domain.md 6. */
public final class ModelVolatility {
    private static final long LOWEST_BPS = 1_000;
    private static final long HIGHEST_BPS = 30_000;

    private ModelVolatility() {}

    /**
     * Of windows that ascend by their days: the shortest that covers the term, else the longest. Empty when there is none.
     *
     * @param blocksLeft burn blocks of the term
     * @param days of a window
     */
    public static <W> Optional<W> window(List<W> windows, long blocksLeft, ToIntFunction<W> days) {
        long term = Math.ceilDiv(Math.max(blocksLeft, 0), BurnBlocks.DAY);
        return windows.stream()
                .filter(window -> days.applyAsInt(window) >= term)
                .findFirst()
                .or(() -> windows.isEmpty() ? Optional.empty() : Optional.of(windows.getLast()));
    }

    public static long clampedBps(long volatilityBps) {
        return Math.clamp(volatilityBps, LOWEST_BPS, HIGHEST_BPS);
    }
}

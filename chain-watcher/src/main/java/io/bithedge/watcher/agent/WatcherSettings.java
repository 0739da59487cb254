package io.bithedge.watcher.agent;

import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import java.time.Duration;

/**
 * What the agent follows.
 *
 * @param startHeight the first block of an empty log; a log that has blocks goes on behind them.
 * @param quietAfter how long without a Stacks block is worth a remark.
 */
public record WatcherSettings(
        OurContracts contracts, long startHeight, FinalityRule finality, BatchLimits limits, Duration quietAfter) {
    private static final Duration QUIET_AFTER = Duration.ofMinutes(10);

    public WatcherSettings {
        if (startHeight < 1) {
            throw new IllegalArgumentException("start height: expected 1 or more, got " + startHeight);
        }
    }

    public WatcherSettings(OurContracts contracts, long startHeight, FinalityRule finality, BatchLimits limits) {
        this(contracts, startHeight, finality, limits, QUIET_AFTER);
    }
}

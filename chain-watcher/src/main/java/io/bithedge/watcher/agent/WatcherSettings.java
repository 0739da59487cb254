package io.bithedge.watcher.agent;

import io.bithedge.watcher.decode.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;

/** What the agent follows. `startHeight` is the first block of an empty log; a log that has blocks goes on behind them. */
public record WatcherSettings(OurContracts contracts, long startHeight, FinalityRule finality, BatchLimits limits) {
    public WatcherSettings {
        if (startHeight < 1) {
            throw new IllegalArgumentException("start height: expected 1 or more, got " + startHeight);
        }
    }
}

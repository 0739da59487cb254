package io.bithedge.watcher.agent;

import io.bithedge.watcher.chain.SourceTip;
import java.time.Duration;
import java.time.Instant;

/** Notices that the source works and the chain stands still: no Stacks block for longer than usual. */
final class QuietWatch {
    private final Duration quietAfter;
    private Instant lastBlockAt;
    private long height;
    private long burnHeightThen;
    private long burnHeight;

    QuietWatch(Duration quietAfter, Instant now) {
        this.quietAfter = quietAfter;
        this.lastBlockAt = now;
    }

    void observe(SourceTip tip, Instant now) {
        if (tip.height() > height) {
            height = tip.height();
            lastBlockAt = now;
            burnHeightThen = tip.burnHeight();
        }
        burnHeight = Math.max(burnHeight, tip.burnHeight());
    }

    /** Empty while blocks come. */
    String remark(Instant now) {
        Duration quiet = Duration.between(lastBlockAt, now);
        if (quiet.compareTo(quietAfter) < 0) {
            return "";
        }
        long burnBlocks = burnHeight - burnHeightThen;
        return burnBlocks > 0
                ? "no Stacks block since %d min although %d burn blocks came".formatted(quiet.toMinutes(), burnBlocks)
                : "neither a Stacks block nor a burn block since %d min: the node may stand still"
                        .formatted(quiet.toMinutes());
    }
}

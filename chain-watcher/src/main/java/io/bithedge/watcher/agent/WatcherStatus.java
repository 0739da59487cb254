package io.bithedge.watcher.agent;

import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;
import java.time.Duration;
import java.time.Instant;

/**
 * A snapshot for those who ask from outside.
 *
 * @param source what the source said last, zeros before it said anything.
 * @param caughtUpAt when the source last had no block that we had not published.
 */
public record WatcherStatus(
        State state, String reason, Cursor cursor, SourceTip source, Instant caughtUpAt, BackfillProgress backfill) {
    /** STARTING: the log is not open yet. STALLED: tries again. HALTED: an operator must decide. */
    public enum State {
        STARTING,
        FOLLOWING,
        STALLED,
        HALTED
    }

    static WatcherStatus starting(Instant now) {
        return new WatcherStatus(
                State.STARTING,
                "the log is not open yet",
                Cursor.EMPTY,
                new SourceTip(0, 0),
                now,
                BackfillProgress.NONE);
    }

    /** Blocks that the source has and we have not published. A source behind us is no lag of ours. */
    public long lag() {
        return lag(cursor, source);
    }

    static long lag(Cursor cursor, SourceTip source) {
        long tip = cursor.tip().map(block -> block.head().height()).orElse(0L);
        return Math.max(0, source.height() - tip);
    }

    /** Since when the source has blocks that we have not published; zero when it has none. */
    public Duration lagTime(Instant now) {
        return lag() == 0 ? Duration.ZERO : Duration.between(caughtUpAt, now);
    }

    /** Why it is not at its best; empty when all is well. */
    public String remark() {
        return reason.isEmpty() && source.height() < tipHeight()
                ? "the source is at %d, behind our tip %d".formatted(source.height(), tipHeight())
                : reason;
    }

    /** 0 before the first block. */
    public long tipHeight() {
        return cursor.tip().map(block -> block.head().height()).orElse(0L);
    }

    /** 0 before there is a final block. */
    public long finalHeight() {
        return cursor.finalBlock().map(block -> block.head().height()).orElse(0L);
    }
}

package io.bithedge.watcher.agent;

import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;

/** A snapshot for those who ask from outside. `source` is what the source said last, zeros before it said anything. */
public record WatcherStatus(State state, String reason, Cursor cursor, SourceTip source) {
    /** STARTING: the log is not open yet. STALLED: tries again. HALTED: a person must decide. */
    public enum State {
        STARTING,
        FOLLOWING,
        STALLED,
        HALTED
    }

    static final WatcherStatus STARTING =
            new WatcherStatus(State.STARTING, "the log is not open yet", Cursor.EMPTY, new SourceTip(0, 0));

    /** Blocks that the source has and we have not published. A source behind us is no lag of ours. */
    public long lag() {
        return Math.max(0, source.height() - tipHeight());
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

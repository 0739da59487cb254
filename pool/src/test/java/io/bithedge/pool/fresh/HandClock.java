package io.bithedge.pool.fresh;

import io.bithedge.pool.view.PoolViews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes by hand, and can be set as one of a machine. */
public final class HandClock implements InstantSource {
    public final List<String> told = new ArrayList<>();
    private long wallMs;
    private long steadyMs;

    public HandClock(long wallMs) {
        this.wallMs = wallMs;
    }

    /** From now on. */
    public static HandClock now() {
        return new HandClock(System.currentTimeMillis());
    }

    /** Of a chain that has a time of its own. */
    public Freshness freshness(PoolViews views) {
        return new Freshness(views, new Freshness.Limits(120_000, 7_200_000, false), watched());
    }

    public WatchedClock watched() {
        return new WatchedClock(this, () -> steadyMs * 1_000_000, jump -> told.add(jump.words()));
    }

    /** Time goes by. */
    public void pass(long ms) {
        wallMs += ms;
        steadyMs += ms;
    }

    /** Somebody sets the clock of the wall. */
    public void set(long byMs) {
        wallMs += byMs;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(wallMs);
    }
}

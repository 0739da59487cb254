package io.bithedge.pool.fresh;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The clock of the wall beside one that never jumps: where the two part, somebody set the clock. Safe for use by several threads. */
public final class WatchedClock {
    /** A clock that is brought to the right time bit by bit stays within. */
    static final long STEADY_MS = 2_000;

    private static final long NANOS_PER_MS = 1_000_000;

    private final InstantSource wall;
    private final LongSupplier steadyNanos;
    private final Consumer<Jump> told;
    private long seenWallMs;
    private long seenSteadyMs;
    private Optional<Jump> last = Optional.empty();

    /** {@code byMs}: forwards above 0; {@code steadyMs}: when it was seen, by the clock that never jumps. */
    public record Jump(long byMs, long steadyMs) {
        public String words() {
            return "the clock of this machine was set %s by %d s"
                    .formatted(byMs < 0 ? "back" : "forwards", Math.abs(byMs) / 1_000);
        }
    }

    /** {@code told} hears of every jump once. */
    public WatchedClock(InstantSource wall, LongSupplier steadyNanos, Consumer<Jump> told) {
        this.wall = wall;
        this.steadyNanos = steadyNanos;
        this.told = told;
        this.seenWallMs = wall.millis();
        this.seenSteadyMs = steadyMs();
    }

    public long wallMs() {
        look();
        return wall.millis();
    }

    /** Since some moment of its own. */
    public long steadyMs() {
        return steadyNanos.getAsLong() / NANOS_PER_MS;
    }

    /** The newest jump, when it is not older than that. */
    public synchronized Optional<Jump> jumpWithin(long ms) {
        return last.filter(jump -> steadyMs() - jump.steadyMs() <= ms);
    }

    private synchronized void look() {
        long wallMs = wall.millis();
        long steadyMs = steadyMs();
        long byMs = wallMs - seenWallMs - (steadyMs - seenSteadyMs);
        if (Math.abs(byMs) > STEADY_MS) {
            Jump jump = new Jump(byMs, steadyMs);
            last = Optional.of(jump);
            told.accept(jump);
        }
        seenWallMs = wallMs;
        seenSteadyMs = steadyMs;
    }
}

package io.bithedge.watcher.agent;

import java.time.Duration;
import java.util.Optional;

/**
 * How far behind blocks are being caught up with.
 *
 * @param subject `chain`, or the contract whose past is published.
 * @param height the newest block written.
 * @param target the block to arrive at.
 */
public record BackfillProgress(
        String subject, long height, long target, double blocksPerSecond, double eventsPerSecond) {
    static final String CHAIN = "chain";
    /** There is nothing to catch up with. */
    static final BackfillProgress NONE = new BackfillProgress(CHAIN, 0, 0, 0, 0);

    public boolean isNone() {
        return equals(NONE);
    }

    public long blocksLeft() {
        return target - height;
    }

    /** Empty while nothing was written lately. */
    public Optional<Duration> timeLeft() {
        return blocksPerSecond > 0
                ? Optional.of(Duration.ofMillis(Math.round(1_000.0 * blocksLeft() / blocksPerSecond)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%s: block %,d of %,d, %,.0f blocks/s, %,.0f events/s, %s"
                .formatted(
                        subject,
                        height,
                        target,
                        blocksPerSecond,
                        eventsPerSecond,
                        timeLeft()
                                .map(left -> "about %d min %d s left".formatted(left.toMinutes(), left.toSecondsPart()))
                                .orElse("standing still"));
    }
}

package io.bithedge.watcher.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wakes those who wait for something to happen. What happens between two waits is not missed. Thread-safe. */
final class Signal {
    private long raised;

    /** Something happened: nobody waits any longer. */
    synchronized void raise() {
        raised++;
        notifyAll();
    }

    /** How often it was raised. */
    synchronized long count() {
        return raised;
    }

    /** Returns when it was raised more than {@code known} times, at the latest after {@code most}. */
    synchronized void await(long known, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); raised == known && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}

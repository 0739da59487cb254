package io.bithedge.cli.console;

import java.time.Duration;

/** Waits for something that others do. */
public final class Await {
    private Await() {}

    /** Looked at again and again; may be asked once more after it was true. */
    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Whether it came to hold within `atMost`, looking every `pause`, at least once. */
    public static boolean until(Condition condition, Duration atMost, Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(pause);
        }
        return true;
    }
}

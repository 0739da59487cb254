package io.bithedge.systemtests.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** For what others do. So long that a machine with other work is no reason. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Waiting() {}

    /** Interrupts a thread, and waits until it has ended. */
    static void end(Thread thread) {
        thread.interrupt();
        ended(thread);
    }

    static void ended(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void until(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .pollInSameThread()
                .until(holds);
    }
}

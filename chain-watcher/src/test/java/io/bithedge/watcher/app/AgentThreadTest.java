package io.bithedge.watcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.watcher.app.AgentThread.Ending;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentThreadTest {
    private final Signal signal = new Signal();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    /** A signal during the second step must not be lost: it is raised before the pause begins. */
    private final AgentThread thread = new AgentThread(
            "test",
            () -> {
                if (steps.incrementAndGet() == 2) {
                    signal.raise();
                }
                return Duration.ofHours(1);
            },
            new Ending(Duration.ofSeconds(5), reason -> {}, closed::incrementAndGet),
            signal);

    @AfterEach
    void stop() {
        thread.stop();
    }

    @Test
    void aSignalEndsThePauseAlsoOneThatCameDuringTheStep() {
        thread.start();
        await().until(() -> steps.get() == 1);

        signal.raise();

        await().until(() -> steps.get() == 3);
    }

    @Test
    void isStoppedInThePause() {
        thread.start();
        await().until(() -> steps.get() == 1);

        thread.stop();

        await().until(() -> closed.get() == 1);
        assertThat(steps).hasValue(1);
    }
}

package io.bithedge.watcher.app;

import io.bithedge.watcher.reading.ReadingAgent;
import io.bithedge.watcher.reading.ReadingLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The one thread that steps the reading agent: a slow or silent vault never holds up the stream of events. */
final class ReadingRunner implements SmartLifecycle {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final ReadingAgent agent;
    private final ReadingLog log;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    ReadingRunner(ReadingAgent agent, ReadingLog log, Duration pause) {
        this.agent = agent;
        this.log = log;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::run, "reading-agent");
        thread = started;
        started.start();
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                if (!running.join(STOP_TIMEOUT)) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try (log) {
            while (stopping.getCount() > 0) {
                if (agent.doWork() == 0 && stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A bug: the thread ends, the status says why, and the reconciliation falls behind for all to see.
            agent.halt("the reader of the vault failed: " + e);
        }
    }
}

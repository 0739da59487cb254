package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.sink.ChainLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that steps the agent: again at once while there is work, after a pause when there is none. */
public final class WatcherRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatcherRunner.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final WatcherAgent agent;
    private final ChainLog log;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    WatcherRunner(WatcherAgent agent, ChainLog log, Duration pause) {
        this.agent = agent;
        this.log = log;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::run, "watcher-agent");
        thread = started;
        started.start();
    }

    /** The step under way ends, or fails; an unfinished transaction is aborted by the next process. */
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
            // A bug: the thread ends and nothing more is written. Health turns red with the reason.
            LOG.error("the agent failed", e);
            agent.halt("the agent failed: " + e);
        }
    }
}

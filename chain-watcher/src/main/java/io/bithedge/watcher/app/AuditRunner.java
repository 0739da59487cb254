package io.bithedge.watcher.app;

import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.audit.PublishedStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that steps the background audit and waits between two steps. */
public final class AuditRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRunner.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final BackgroundAudit audit;
    private final PublishedStream stream;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    AuditRunner(BackgroundAudit audit, PublishedStream stream) {
        this.audit = audit;
        this.stream = stream;
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::run, "watcher-audit");
        started.setDaemon(true);
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
        try (stream) {
            while (stopping.getCount() > 0) {
                Duration pause = audit.doWork();
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (stopping.getCount() > 0) {
                // A bug: following goes on, the status says that nobody audits.
                LOG.error("the background audit failed", e);
                audit.halt("the audit failed: " + e);
            }
        }
    }
}

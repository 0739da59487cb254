package io.bithedge.watcher.app;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.source.CrossCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that steps the comparisons, in turn, with a pause behind each round. None when there is nothing to compare. */
final class CrossCheckRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CrossCheckRunner.class);

    private final List<CrossCheck> checks;
    private final Duration pause;
    private final Consumer<Incident> incidents;
    private final Set<String> reported = new HashSet<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    CrossCheckRunner(List<CrossCheck> checks, Duration pause, Consumer<Incident> incidents) {
        this.checks = List.copyOf(checks);
        this.pause = pause;
        this.incidents = incidents;
    }

    @Override
    public synchronized void start() {
        if (!checks.isEmpty()) {
            Thread started = new Thread(this::run, "watcher-cross-check");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
    }

    /** A look under way reads only: nobody waits for it. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void step(CrossCheck check) {
        check.look();
        for (SourceConflict conflict : check.conflicts()) {
            if (reported.add(conflict.id())) {
                LOG.warn("{}", conflict.message());
                incidents.accept(Incidents.sourceConflict(conflict));
            }
        }
    }

    private void run() {
        try {
            do {
                checks.forEach(this::step);
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A bug. The agent goes on unchecked; the status of the check stays where it was.
            LOG.error("the comparison of the sources failed", e);
        }
    }
}

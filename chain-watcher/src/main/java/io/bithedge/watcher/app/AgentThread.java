package io.bithedge.watcher.app;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that steps an agent, from start to stop. What the agent writes to is closed by it when it ends. */
final class AgentThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AgentThread.class);

    private final String name;
    private final Step step;
    private final Ending ending;
    private final Signal signal;
    private volatile boolean isStopping;
    private @Nullable Thread thread;

    /** One duty cycle. */
    @FunctionalInterface
    interface Step {
        /** Returns how long to wait before the next one; zero: there is more to do. */
        Duration run();

        /** Again at once while `work` did something, else after the pause, or when the thread is woken. */
        static Step of(Work work, Duration pause) {
            return () -> work.doWork() == 0 ? pause : Duration.ZERO;
        }
    }

    /** A duty cycle that tells how much it did. */
    @FunctionalInterface
    interface Work {
        int doWork();
    }

    /**
     * How it ends.
     *
     * @param patience for the step under way when it is stopped; then it is interrupted
     * @param onBug receives what a step threw; the thread ends with it
     * @param close what the agent holds open
     */
    record Ending(Duration patience, Consumer<String> onBug, Runnable close) {}

    AgentThread(String name, Step step, Ending ending) {
        this(name, step, ending, new Signal());
    }

    /** `signal` ends a pause: there is something to do. */
    AgentThread(String name, Step step, Ending ending, Signal signal) {
        this.name = name;
        this.step = step;
        this.ending = ending;
        this.signal = signal;
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::run, name);
        thread = started;
        started.start();
    }

    /** The step under way ends, or fails; an unfinished transaction is aborted by the next process. */
    @Override
    public synchronized void stop() {
        isStopping = true;
        signal.raise();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                if (!running.join(ending.patience())) {
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
        try {
            while (!isStopping) {
                long known = signal.count();
                Duration pause = step.run();
                if (!isStopping) {
                    signal.await(known, pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!isStopping) {
                // A bug: nothing more is done, and the receiver shows the reason.
                LOG.error("{} failed", name, e);
                ending.onBug().accept("%s failed: %s".formatted(name, e));
            }
        } finally {
            ending.close().run();
        }
    }
}

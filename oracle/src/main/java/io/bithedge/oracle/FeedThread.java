package io.bithedge.oracle;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one feed until it is closed. A feed that throws is tried again after a pause, and its trouble is shown meanwhile. */
public final class FeedThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedThread.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Feed feed;
    private final Duration idle;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Optional<String> failure = Optional.empty();

    public FeedThread(Feed feed, Duration idle) {
        this.feed = feed;
        this.idle = idle;
        thread = Thread.ofPlatform().name("feed-" + feed.name()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Feed feed() {
        return feed;
    }

    /** What is wrong now: a fault, else what the feed itself says. */
    public Optional<String> trouble() {
        return fault().or(feed::trouble);
    }

    /** The thread is gone, or the last duty cycle threw: the broker is away, for instance. */
    public Optional<String> fault() {
        return running && !thread.isAlive() ? Optional.of("feed " + feed.name() + " is not running") : failure;
    }

    private void run() {
        while (running) {
            try {
                int work = feed.doWork();
                failure = Optional.empty();
                pause(work == 0 ? idle : Duration.ZERO);
            } catch (RuntimeException e) {
                // The feed has not moved on: the same observations are sent again, which changes nothing for who reads
                // them.
                LOG.warn("feed {} failed, trying again in {}", feed.name(), AFTER_FAILURE, e);
                failure = Optional.of("feed " + feed.name() + ": " + e.getMessage());
                pause(AFTER_FAILURE);
            }
        }
    }

    private void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            // close() interrupts: running is false by then.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

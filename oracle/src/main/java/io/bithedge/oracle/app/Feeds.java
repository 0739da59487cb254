package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.FeedThread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;

/** All feeds of the process, started after the context and stopped before the producer. */
final class Feeds implements SmartLifecycle {
    private static final Duration IDLE = Duration.ofMillis(50);

    private final List<FeedThread> threads;
    private volatile boolean running;

    Feeds(List<Feed> feeds) {
        threads = feeds.stream().map(feed -> new FeedThread(feed, IDLE)).toList();
    }

    /** Empty when every feed works. */
    Optional<String> trouble() {
        if (!running) {
            return Optional.of("not running");
        }
        String troubles = threads.stream()
                .map(FeedThread::trouble)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return troubles.isEmpty() ? Optional.empty() : Optional.of(troubles);
    }

    List<Feed.FeedStatus> statuses() {
        return threads.stream().map(thread -> thread.feed().status()).toList();
    }

    @Override
    public void start() {
        threads.forEach(FeedThread::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(FeedThread::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

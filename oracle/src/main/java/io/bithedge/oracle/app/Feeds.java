package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.FeedThread;
import io.bithedge.oracle.PollingFeed;
import io.bithedge.oracle.SourceHealth;
import io.bithedge.oracle.SourceHealth.Level;
import io.bithedge.oracle.SourceHealth.Verdict;
import io.bithedge.oracle.SourceStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;

/** All feeds of the process, started after the context and stopped before the producer. */
final class Feeds implements SmartLifecycle {
    private static final Duration IDLE = Duration.ofMillis(50);

    private final List<FeedThread> threads;
    private final int minSources;
    private final InstantSource clock;
    private final Supplier<Optional<String>> brokerSilence;
    private volatile boolean running;

    /** {@code brokerSilence}: in words since when the broker is silent; a feed waits for it without a word for two minutes. */
    Feeds(List<Feed> feeds, int minSources, InstantSource clock, Supplier<Optional<String>> brokerSilence) {
        this.brokerSilence = brokerSilence;
        threads = feeds.stream().map(feed -> new FeedThread(feed, IDLE)).toList();
        this.minSources = minSources;
        this.clock = clock;
    }

    /** A file that cannot be read, closes that do not come, or a broker that is away: DOWN. A venue alone: only when too few are left. */
    Verdict verdict() {
        if (!running) {
            return new Verdict(Level.DOWN, "not running");
        }
        Optional<String> silence = brokerSilence.get();
        if (silence.isPresent()) {
            return new Verdict(Level.DOWN, silence.get() + ": no price is stored");
        }
        String troubles = threads.stream()
                .map(thread -> thread.feed() instanceof PollingFeed ? thread.fault() : thread.trouble())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return troubles.isEmpty()
                ? SourceHealth.of(sources(), minSources, clock.millis())
                : new Verdict(Level.DOWN, troubles);
    }

    Optional<String> brokerSilence() {
        return brokerSilence.get();
    }

    List<Feed> all() {
        return threads.stream().map(FeedThread::feed).toList();
    }

    List<Feed.FeedStatus> statuses() {
        return threads.stream().map(thread -> thread.feed().status()).toList();
    }

    List<SourceStatus> sources() {
        return all().stream()
                .filter(PollingFeed.class::isInstance)
                .map(feed -> ((PollingFeed) feed).source())
                .toList();
    }

    /** One sentence for each venue. */
    List<String> words() {
        long now = clock.millis();
        return sources().stream().map(source -> SourceHealth.words(source, now)).toList();
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

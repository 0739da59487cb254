package io.bithedge.topology.streams;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the streams: a thread that dies is replaced a bounded number of times, then all of it stops, says why, and is set up anew
 * after a pause: what killed it, as a full disk, may be over. Safe for use by several threads.
 */
public final class PoolStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoolStreams.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final String GLOBAL_THREAD = "GlobalStreamThread";
    /** Work on what one question brought takes milliseconds; a commit waits for the broker. */
    private static final Duration LONGEST_POLL_PAUSE = Duration.ofMinutes(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Supplier<Topology> topology;
    private final Properties options;
    private final Duration firstPause;
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("restart-streams").factory());
    private final AtomicInteger replacements = new AtomicInteger();
    private final Restores restores = new Restores();
    private volatile KafkaStreams streams;
    private volatile Duration pause;
    private volatile String failure = "";
    private volatile boolean isStarted;
    private volatile boolean hasForgottenTables;
    private volatile Consumer<KafkaStreams> follower = made -> {};

    /** {@code topology} is asked again when the streams are set up anew: one topology serves one life. */
    public PoolStreams(Supplier<Topology> topology, Properties options) {
        this(topology, options, FIRST_PAUSE);
    }

    PoolStreams(Supplier<Topology> topology, Properties options, Duration firstPause) {
        this.topology = topology;
        this.options = options;
        this.firstPause = firstPause;
        this.pause = firstPause;
        this.streams = setUp();
    }

    private KafkaStreams setUp() {
        KafkaStreams made = new KafkaStreams(topology.get(), options);
        made.setUncaughtExceptionHandler(this::decide);
        made.setStateListener(this::changed);
        made.setGlobalStateRestoreListener(restores);
        return made;
    }

    /** {@code next} gets the streams as they are, and those that take their place. One follower at a time. */
    public void follow(Consumer<KafkaStreams> next) {
        follower = next;
        next.accept(streams);
    }

    public void start() {
        isStarted = true;
        begin(streams);
    }

    /** Tables that a crash left half-written are forgotten at once, and read again; should that not help, it is as any other failure. */
    private void begin(KafkaStreams made) {
        try {
            made.start();
            hasForgottenTables = false;
        } catch (StreamsException e) {
            if (hasForgottenTables || !HalfWrittenTables.areWhy(e)) {
                throw e;
            }
            failure = "the tables are read again, a crash left them half-written";
            LOG.warn("{}", failure);
            hasForgottenTables = true;
            restarts.execute(this::restart);
        }
    }

    /** Empty before the start. After a pause it is another instance. */
    public Optional<KafkaStreams> running() {
        return isStarted ? Optional.of(streams) : Optional.empty();
    }

    public Restores restores() {
        return restores;
    }

    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Why the streams do not run; empty when they do. */
    public String reason() {
        if (isRunning()) {
            return "";
        }
        return failure.isEmpty() ? "the streams are " + streams.state() : failure;
    }

    /** In words for how long a thread has not asked the broker for records; empty while all do. */
    public Optional<String> standstill() {
        return streams.metrics().values().stream()
                .filter(it -> it.metricName().name().equals("last-poll-seconds-ago"))
                .filter(it -> isOfThread(it.metricName().tags().getOrDefault("client-id", "")))
                .map(Metric::metricValue)
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .filter(seconds -> seconds > LONGEST_POLL_PAUSE.toSeconds())
                .max(Comparator.naturalOrder())
                .map(seconds -> "a thread of the streams stands still for %.0f s".formatted(seconds));
    }

    /** Those that restore, and that read the tables, have times in which they ask for nothing. */
    private static boolean isOfThread(String clientId) {
        return clientId.contains("StreamThread")
                && clientId.endsWith("-consumer")
                && !clientId.endsWith("-restore-consumer");
    }

    private StreamThreadExceptionResponse decide(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (Thread.currentThread().getName().contains(GLOBAL_THREAD)) {
            // Kafka cannot replace this one; without it the tables would stand still.
            failure = "the thread that reads the tables died: " + root;
            LOG.error("{}", failure, cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        int count = replacements.incrementAndGet();
        LOG.error("a stream thread died for the {}. time", count, cause);
        if (count <= MOST_REPLACEMENTS) {
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failure = "stopped after %d dead threads, the last of: %s".formatted(count, root);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void changed(KafkaStreams.State now, KafkaStreams.State before) {
        LOG.info("streams: {} -> {}", before, now);
        if (now == KafkaStreams.State.ERROR) {
            LOG.warn("the streams are set up anew in {} s", pause.toSeconds());
            later(this::restart, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        if (now == KafkaStreams.State.RUNNING) {
            later(this::forgive, LONGEST_PAUSE);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What is run says itself what went wrong.
    private void later(Runnable what, Duration pauseBefore) {
        if (!restarts.isShutdown()) {
            restarts.schedule(what, pauseBefore.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void restart() {
        if (!isDown()) {
            return;
        }
        try {
            streams.close(CLOSE_TIMEOUT);
            if (hasForgottenTables) {
                HalfWrittenTables.forget(options);
            }
            KafkaStreams next = setUp();
            replacements.set(0);
            streams = next;
            follower.accept(next);
            begin(next);
        } catch (RuntimeException e) {
            LOG.error("the streams were not set up anew", e);
            failure = "the streams were not set up anew: " + e;
            later(this::restart, pause);
        }
    }

    /** Not when it was set up anew meanwhile. */
    private boolean isDown() {
        return switch (streams.state()) {
            case PENDING_ERROR, ERROR, PENDING_SHUTDOWN, NOT_RUNNING -> true;
            case CREATED, REBALANCING, RUNNING -> false;
        };
    }

    /** Some minutes of life: threads that die now and then are no row of deaths. */
    private void forgive() {
        if (isRunning()) {
            replacements.set(0);
            pause = firstPause;
        }
    }

    /** Stays in the group: the same instance comes back without a rebalance. */
    @Override
    public void close() {
        restarts.shutdownNow();
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }
}

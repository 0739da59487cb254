package io.bithedge.topology.streams;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the streams: started once, a thread that dies is replaced a bounded number of times, then all of it stops and says why.
 * Safe for use by several threads.
 */
public final class PoolStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoolStreams.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final String GLOBAL_THREAD = "GlobalStreamThread";
    /** Work on what one question brought takes milliseconds; a commit waits for the broker. */
    private static final Duration LONGEST_POLL_PAUSE = Duration.ofMinutes(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final AtomicInteger replacements = new AtomicInteger();
    private volatile String failure = "";
    private volatile boolean isStarted;

    public PoolStreams(Topology topology, Properties options) {
        streams = new KafkaStreams(topology, options);
        streams.setUncaughtExceptionHandler(this::decide);
        streams.setStateListener((now, before) -> LOG.info("streams: {} -> {}", before, now));
    }

    public void start() {
        isStarted = true;
        streams.start();
    }

    /** Empty before the start. */
    public Optional<KafkaStreams> running() {
        return isStarted ? Optional.of(streams) : Optional.empty();
    }

    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Why the streams do not run; empty when they do. */
    public String reason() {
        if (!failure.isEmpty()) {
            return failure;
        }
        return isRunning() ? "" : "the streams are " + streams.state();
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

    /** Stays in the group: the same instance comes back without a rebalance. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }
}

package io.bithedge.topology.instances;

import io.bithedge.topology.streams.Restores;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the copies of this instance are behind: those that follow, and those that are being restored. A copy is as the store was at
 * an earlier time only while what it lacks is few records: of older ones the changelog keeps the last of each key, and the rest of the
 * copy would be of no time at all.
 */
public final class CopyLags implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLags.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final long MOST_RECORDS = 1_000;

    private final Supplier<Optional<KafkaStreams>> streams;
    private final Restores restores;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("copy-lags").factory());
    private volatile Map<String, Map<Integer, LagInfo>> lags = Map.of();

    public CopyLags(Supplier<Optional<KafkaStreams>> streams, Restores restores) {
        this.streams = streams;
        this.restores = restores;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A look says itself what went wrong.
    public void start() {
        looks.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** While the broker is silent, the last look counts: nothing is added meanwhile. */
    private void look() {
        try {
            streams.get().ifPresent(running -> lags = running.allLocalStorePartitionLags());
        } catch (RuntimeException e) { // What is thrown would end all further looks.
            LOG.debug("the lags of the copies are not known now: {}", e.getMessage());
        }
    }

    /** Whether a copy can be read: it is known, and of a time shortly before now. */
    boolean isReadable(String store, int partition) {
        LagInfo lag = lags.getOrDefault(store, Map.of()).get(partition);
        return lag != null && lag.offsetLag() <= MOST_RECORDS && !restores.isRestoring(store, partition);
    }

    /** Records that all copies here lack. */
    public long records() {
        return lags.values().stream()
                .flatMap(partitions -> partitions.values().stream())
                .mapToLong(LagInfo::offsetLag)
                .sum();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}

package io.bithedge.topology.instances;

import io.bithedge.topology.streams.Restores;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the copies of this instance are: those that follow, and those that are being restored. A copy can be read when it has what there
 * was a look ago. One that is being filled is of no time at all: of what it lacks the changelog keeps the last record of each key only.
 */
public final class CopyLags implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLags.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** The end of a transaction takes a place behind its last record. */
    private static final long END_OF_TRANSACTION = 2;
    /** What a copy that waits may lack. */
    private static final long MOST_RECORDS = 10_000;

    private final Supplier<Optional<KafkaStreams>> streams;
    private final Restores restores;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("copy-lags").factory());
    private volatile Looks seen = new Looks(Map.of(), Map.of(), Set.of());

    /** Two looks, the last one and the one before: by store and partition. */
    private record Looks(
            Map<String, Map<Integer, LagInfo>> last, Map<String, Map<Integer, LagInfo>> before, Set<Copy> readable) {
        Looks next(Map<String, Map<Integer, LagInfo>> lags) {
            Looks next = new Looks(lags, last, Set.of());
            Set<Copy> found = new HashSet<>();
            lags.forEach((store, partitions) -> partitions.keySet().stream()
                    .map(partition -> new Copy(store, partition))
                    .filter(copy -> next.isComplete(copy) || (readable.contains(copy) && next.hasNotLost(copy)))
                    .forEach(found::add));
            return new Looks(lags, last, found);
        }

        private boolean isComplete(Copy copy) {
            LagInfo now = last.getOrDefault(copy.store(), Map.of()).get(copy.partition());
            LagInfo earlier = before.getOrDefault(copy.store(), Map.of()).get(copy.partition());
            return now != null
                    && CopyLags.isReadable(
                            now.currentOffsetPosition(),
                            now.endOffsetPosition(),
                            earlier == null ? Long.MAX_VALUE : earlier.endOffsetPosition());
        }

        /** It waits, as for the transaction of an instance that died, and is as it was. */
        private boolean hasNotLost(Copy copy) {
            LagInfo now = last.getOrDefault(copy.store(), Map.of()).get(copy.partition());
            LagInfo earlier = before.getOrDefault(copy.store(), Map.of()).get(copy.partition());
            return now != null
                    && earlier != null
                    && now.currentOffsetPosition() >= earlier.currentOffsetPosition()
                    && now.offsetLag() <= MOST_RECORDS;
        }
    }

    private record Copy(String store, int partition) {}

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
            streams.get().ifPresent(running -> seen = seen.next(running.allLocalStorePartitionLags()));
        } catch (RuntimeException e) { // What is thrown would end all further looks.
            LOG.debug("the lags of the copies are not known now: {}", e.getMessage());
        }
    }

    /** Whether a copy has what there was a look ago. */
    boolean isReadable(String store, int partition) {
        return !isRestoring(store, partition) && seen.readable().contains(new Copy(store, partition));
    }

    boolean isRestoring(String store, int partition) {
        return restores.isRestoring(store, partition);
    }

    /** Places in the changelog: how far the copy is, where the changelog ends, and where it ended a look ago. */
    static boolean isReadable(long current, long end, long endBefore) {
        if (current == 0) {
            // Nothing was ever written, or nothing of it is here yet.
            return end == 0;
        }
        return end - current <= END_OF_TRANSACTION || current >= endBefore;
    }

    /** Records that all copies here lack. */
    public long records() {
        return seen.last().values().stream()
                .flatMap(partitions -> partitions.values().stream())
                .mapToLong(LagInfo::offsetLag)
                .sum();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}

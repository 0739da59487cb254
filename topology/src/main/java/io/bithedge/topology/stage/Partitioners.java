package io.bithedge.topology.stage;

import io.bithedge.ledger.merkle.Buckets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** To which partition a key belongs. Markers and facts for all go to every partition. */
public final class Partitioners {
    private Partitioners() {}

    /** Kafka's own hash, so that any client finds a book or a policy by its key. */
    public static <V> StreamPartitioner<String, V> byKey() {
        return new Chosen<>(
                (key, partitions) -> Keys.isForAllPartitions(key) ? all(partitions) : one(ofKey(key, partitions)));
    }

    /** By the bucket of the claim tree, so that a partition owns a node of it. */
    public static <V> StreamPartitioner<String, V> byProvider() {
        return new Chosen<>((key, partitions) ->
                Keys.isForAllPartitions(key) ? all(partitions) : one(Buckets.partitionOf(key, partitions)));
    }

    /** Keys are {@code TOKEN:tier:provider}. */
    public static <V> StreamPartitioner<String, V> byProviderOfAccount() {
        return new Chosen<>(
                (key, partitions) -> one(Buckets.partitionOf(key.substring(key.lastIndexOf(':') + 1), partitions)));
    }

    /** Keys are {@code provider:TOKEN:tier}, and may go on. */
    public static <V> StreamPartitioner<String, V> byProviderBeforeColon() {
        return new Chosen<>(
                (key, partitions) -> one(Buckets.partitionOf(key.substring(0, key.indexOf(':')), partitions)));
    }

    public static <V> StreamPartitioner<String, V> toAll() {
        return new Chosen<>((key, partitions) -> all(partitions));
    }

    /** One partition, whatever the key. */
    public static <V> StreamPartitioner<String, V> to(int partition) {
        return new Chosen<>((key, partitions) -> one(partition));
    }

    public static int ofKey(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static Optional<Set<Integer>> one(int partition) {
        return Optional.of(Set.of(partition));
    }

    private static Optional<Set<Integer>> all(int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
    }

    /** By the key alone. The method without headers is to be removed (KIP-1321), and until then the one that must be there. */
    private record Chosen<V>(Choice choice) implements StreamPartitioner<String, V> {
        @Override
        @SuppressWarnings("removal")
        public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
            return choice.of(key, partitions);
        }
    }

    private interface Choice {
        Optional<Set<Integer>> of(String key, int partitions);
    }
}

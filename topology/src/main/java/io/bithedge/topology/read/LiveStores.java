package io.bithedge.topology.read;

import io.bithedge.topology.stage.Partitioners;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of the running streams, and who else has some. Always by name and partition: KafkaStreams.query (IQv2) deadlocks the stream
 * thread under load (KAFKA-19629), and naming the partition makes a look-up faster. A store of a partition that is not here opens too, and
 * throws InvalidStateStoreException when it is read.
 */
public final class LiveStores {
    private final Supplier<Optional<KafkaStreams>> streams;
    private final HostInfo self;

    /** {@code streams} is asked every time: after a restart it is another instance. */
    public LiveStores(Supplier<Optional<KafkaStreams>> streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    /** Who has a partition, by the last assignment, this instance left out. The active one is first. */
    public record Others(Optional<HostInfo> active, List<HostInfo> standbys) {
        static final Others NONE = new Others(Optional.empty(), List.of());
    }

    /** Of a partition that is folded here. */
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> active(String store, int partition) {
        return open(LiveStores.<V>named(store).withPartition(partition));
    }

    /** The same, or a copy of it that follows or is being restored: it may be far behind. */
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> anyCopy(String store, int partition) {
        return open(LiveStores.<V>named(store).withPartition(partition).enableStaleStores());
    }

    public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
        return open(named(store));
    }

    private static <V> StoreQueryParameters<ReadOnlyKeyValueStore<String, V>> named(String store) {
        return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore());
    }

    private <V> Optional<ReadOnlyKeyValueStore<String, V>> open(
            StoreQueryParameters<ReadOnlyKeyValueStore<String, V>> parameters) {
        try {
            return streams.get().map(running -> running.store(parameters));
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }

    public Others others(String store, int partition) {
        StreamPartitioner<String, Object> fixed = Partitioners.to(partition);
        try {
            return streams.get()
                    .map(running -> running.queryMetadataForKey(store, "", fixed))
                    .filter(known -> known != null && !known.equals(KeyQueryMetadata.NOT_AVAILABLE))
                    .map(this::others)
                    .orElse(Others.NONE);
        } catch (IllegalStateException | InvalidStateStoreException stopped) {
            return Others.NONE;
        }
    }

    private Others others(KeyQueryMetadata known) {
        return new Others(
                Optional.of(known.activeHost()).filter(this::isOther),
                known.standbyHosts().stream().filter(this::isOther).toList());
    }

    private boolean isOther(HostInfo host) {
        return !host.equals(self) && !host.equals(HostInfo.unavailable());
    }

    public boolean isSelf(HostInfo host) {
        return host.equals(self);
    }

    /** Every instance of the last assignment, this one too. */
    public List<StreamsMetadata> instances() {
        try {
            return streams.get().stream()
                    .flatMap(running -> running.metadataForAllStreamsClients().stream())
                    .filter(client -> !client.hostInfo().equals(HostInfo.unavailable()))
                    .toList();
        } catch (IllegalStateException | InvalidStateStoreException stopped) {
            return List.of();
        }
    }
}

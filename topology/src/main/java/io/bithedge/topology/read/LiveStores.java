package io.bithedge.topology.read;

import io.bithedge.pool.view.PoolViews.Host;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of the running streams. Always by name and partition: KafkaStreams.query (IQv2) deadlocks the stream thread under load
 * (KAFKA-19629), and naming the partition makes a look-up faster.
 */
public final class LiveStores implements StoreAccess {
    private final Supplier<Optional<KafkaStreams>> streams;
    private final HostInfo self;

    /** {@code streams} is asked every time: after a restart it is another instance. */
    public LiveStores(Supplier<Optional<KafkaStreams>> streams, HostInfo self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> local(String store, int partition) {
        return open(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore())
                .withPartition(partition));
    }

    @Override
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
        return open(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore()));
    }

    private <V> Optional<ReadOnlyKeyValueStore<String, V>> open(
            StoreQueryParameters<ReadOnlyKeyValueStore<String, V>> parameters) {
        try {
            return streams.get().map(running -> running.store(parameters));
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Host> otherOwner(String store, String key, StreamPartitioner<String, Object> partitioner) {
        return streams.get().flatMap(running -> {
            KeyQueryMetadata owner = running.queryMetadataForKey(store, key, partitioner);
            boolean isKnown = owner != null && !owner.equals(KeyQueryMetadata.NOT_AVAILABLE);
            return isKnown && !owner.activeHost().equals(self)
                    ? Optional.of(host(owner.activeHost()))
                    : Optional.empty();
        });
    }

    @Override
    public List<Host> otherHosts() {
        return streams.get().stream()
                .flatMap(running -> running.metadataForAllStreamsClients().stream())
                .map(client -> client.hostInfo())
                .filter(host -> !host.equals(self) && !host.equals(HostInfo.unavailable()))
                .map(LiveStores::host)
                .toList();
    }

    private static Host host(HostInfo info) {
        return new Host(info.host(), info.port());
    }
}

package io.bithedge.topology.read;

import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads a store where its partition is here, and else tells who has it. */
final class Owners {
    private final StoreAccess stores;
    private final Layout layout;

    Owners(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    record Place(String store, String key, int partition) {}

    <V, T> Located<T> ofProvider(String store, String provider, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        int partition = Buckets.partitionOf(provider, layout.providerPartitions());
        return located(new Place(store, provider, partition), Partitioners.byProvider(), read);
    }

    <V, T> Located<T> ofPolicy(String store, long id, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        String key = Long.toString(id);
        Place place = new Place(store, key, Partitioners.ofKey(key, layout.policyPartitions()));
        return located(place, Partitioners.byKey(), read);
    }

    <V, T> Located<T> located(
            Place place,
            StreamPartitioner<String, Object> partitioner,
            Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        try {
            Optional<ReadOnlyKeyValueStore<String, V>> here = stores.local(place.store(), place.partition());
            if (here.isPresent()) {
                return new Located.Here<>(read.apply(here.get()));
            }
            return stores.otherOwner(place.store(), place.key(), partitioner)
                    .<Located<T>>map(host -> new Located.Elsewhere<>(host.host(), host.port()))
                    .orElseGet(() -> new Located.NotReady<>(
                            "partition %d of %s is being restored".formatted(place.partition(), place.store())));
        } catch (InvalidStateStoreException e) {
            return new Located.NotReady<>("%s is moving: %s".formatted(place.store(), e.getMessage()));
        } catch (NotReadyException e) {
            return new Located.NotReady<>(String.valueOf(e.getMessage()));
        }
    }
}

package io.bithedge.topology.read;

import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the partition of a store that has a key. */
final class Owners {
    private final StoreAccess stores;
    private final Layout layout;

    Owners(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    record Place(String store, int partition) {}

    <V, T> Located<T> ofProvider(String store, String provider, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        return located(new Place(store, Buckets.partitionOf(provider, layout.providerPartitions())), read);
    }

    <V, T> Located<T> ofPolicy(String store, long id, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        return located(new Place(store, Partitioners.ofKey(Long.toString(id), layout.policyPartitions())), read);
    }

    <V, T> Located<T> located(Place place, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        try {
            return new Located.Here<>(read.apply(stores.partition(place.store(), place.partition())));
        } catch (InvalidStateStoreException e) {
            return new Located.NotReady<>("%s is moving: %s".formatted(place.store(), e.getMessage()));
        } catch (NotReadyException e) {
            return new Located.NotReady<>(String.valueOf(e.getMessage()));
        }
    }
}

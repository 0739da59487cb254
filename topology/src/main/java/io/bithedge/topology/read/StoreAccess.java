package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Where the state stores are read, whichever instance has them. */
public interface StoreAccess {
    /** One row of a partition of a store. */
    record Address(String store, int partition, String key) {}

    /** Every read of it can throw {@link NotReadyException}: it may move at any time, and be nowhere to be read for a while. */
    <V> ReadOnlyKeyValueStore<String, V> partition(String store, int partition);

    /** Empty until the table was read once. */
    <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store);

    /**
     * Many rows at once, in the order they are asked for; empty where there is no such row. All of one type.
     *
     * @throws NotReadyException when one of the partitions is nowhere to be read
     */
    default <V> List<Optional<V>> rows(List<Address> addresses) {
        return addresses.stream()
                .map(it -> Optional.ofNullable(
                        this.<V>partition(it.store(), it.partition()).get(it.key())))
                .toList();
    }

    /** The block that a stage has applied in a partition. */
    default AsOf reached(String stage, int partition) {
        StageState state = this.<StageState>partition(StoreNames.position(stage), partition)
                .get(Keys.ONLY);
        return state == null ? AsOf.NOTHING : Rows.asOf(state.getAsOf());
    }
}

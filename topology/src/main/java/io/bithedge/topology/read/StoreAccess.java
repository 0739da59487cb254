package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Where the state stores are read, whichever instance has them. */
public interface StoreAccess {
    /** One row of a partition of a store. */
    record Address(String store, int partition, String key) {}

    /**
     * Empty when nobody has the partition, or it is being restored. A read of it can still throw
     * {@link NotReadyException}: it may move at any time.
     */
    <V> Optional<ReadOnlyKeyValueStore<String, V>> partition(String store, int partition);

    /** Empty until the table was read once. */
    <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store);

    /**
     * Many rows at once, in the order they are asked for; empty where there is no such row. All of one type.
     *
     * @throws NotReadyException when one of the partitions is nowhere to be read
     */
    default <V> List<Optional<V>> rows(List<Address> addresses) {
        return addresses.stream()
                .map(it -> Optional.ofNullable(this.<V>partition(it.store(), it.partition())
                        .orElseThrow(() -> new NotReadyException(
                                "partition %d of %s is being restored".formatted(it.partition(), it.store())))
                        .get(it.key())))
                .toList();
    }
}

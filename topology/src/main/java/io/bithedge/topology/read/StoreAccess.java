package io.bithedge.topology.read;

import io.bithedge.pool.view.PoolViews.Host;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Where the state stores are. */
public interface StoreAccess {
    /** Empty when the partition is not here, or is being restored. */
    <V> Optional<ReadOnlyKeyValueStore<String, V>> local(String store, int partition);

    /** Empty until the table was read once. */
    <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store);

    /** Empty when nobody is known to have it, or it is this instance. */
    Optional<Host> otherOwner(String store, String key, StreamPartitioner<String, Object> partitioner);

    List<Host> otherHosts();
}

package io.bithedge.topology.instances;

import io.bithedge.pool.view.NotReadyException;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** One partition of a store, wherever it is. Every read looks anew for who has it. */
final class SharedStore<V> implements ReadOnlyKeyValueStore<String, V> {
    /** Behind every letter of a key. */
    private static final String END = "\uffff";

    private final ClusterStores cluster;
    private final String store;
    private final int partition;

    SharedStore(ClusterStores cluster, String store, int partition) {
        this.cluster = cluster;
        this.store = store;
        this.partition = partition;
    }

    @Override
    public @Nullable V get(String key) {
        return cluster.<V>row(store, partition, key).orElse(null);
    }

    @Override
    public KeyValueIterator<String, V> range(String from, String to) {
        return read(here -> here.range(from, to), RowQuestion.Range.first(store, partition, from, to, false));
    }

    @Override
    public KeyValueIterator<String, V> reverseRange(String from, String to) {
        return read(here -> here.reverseRange(from, to), RowQuestion.Range.first(store, partition, from, to, true));
    }

    @Override
    public <PS extends Serializer<P>, P> KeyValueIterator<String, V> prefixScan(P prefix, PS serializer) {
        if (!(prefix instanceof String text)) {
            throw new IllegalArgumentException("prefix: expected text, got " + prefix.getClass());
        }
        return read(
                here -> here.prefixScan(prefix, serializer),
                RowQuestion.Range.first(store, partition, text, text + END, false));
    }

    private KeyValueIterator<String, V> read(
            Function<ReadOnlyKeyValueStore<String, V>, KeyValueIterator<String, V>> here, RowQuestion.Range there) {
        return cluster.read(store, partition, here, (rows, host) -> rows.<V>range(host, there));
    }

    @Override
    public KeyValueIterator<String, V> all() {
        throw new UnsupportedOperationException("a whole partition is read by nobody: name a range");
    }

    @Override
    public long approximateNumEntries() {
        throw new NotReadyException("the size of %s is not told among instances".formatted(store));
    }
}

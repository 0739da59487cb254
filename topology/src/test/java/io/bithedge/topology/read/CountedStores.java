package io.bithedge.topology.read;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Stores that count the rows they give. A range that is opened counts one more: it is a seek. */
final class CountedStores implements StoreAccess {
    private final StoreAccess stores;
    private int reads;

    CountedStores(StoreAccess stores) {
        this.stores = stores;
    }

    /** Rows that the work reads. */
    int readsOf(Runnable work) {
        int before = reads;
        work.run();
        return reads - before;
    }

    @Override
    public <V> ReadOnlyKeyValueStore<String, V> partition(String store, int partition) {
        return new Counted<>(stores.partition(store, partition));
    }

    @Override
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
        return stores.<V>global(store).map(Counted::new);
    }

    private final class Counted<V> implements ReadOnlyKeyValueStore<String, V> {
        private final ReadOnlyKeyValueStore<String, V> store;

        private Counted(ReadOnlyKeyValueStore<String, V> store) {
            this.store = store;
        }

        @Override
        public @Nullable V get(String key) {
            reads++;
            return store.get(key);
        }

        @Override
        public KeyValueIterator<String, V> range(String from, String to) {
            return counted(store.range(from, to));
        }

        @Override
        public KeyValueIterator<String, V> reverseRange(String from, String to) {
            return counted(store.reverseRange(from, to));
        }

        @Override
        public <PS extends Serializer<P>, P> KeyValueIterator<String, V> prefixScan(P prefix, PS serializer) {
            return counted(store.prefixScan(prefix, serializer));
        }

        @Override
        public KeyValueIterator<String, V> all() {
            return counted(store.all());
        }

        @Override
        public long approximateNumEntries() {
            return store.approximateNumEntries();
        }

        private KeyValueIterator<String, V> counted(KeyValueIterator<String, V> rows) {
            reads++;
            return new KeyValueIterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public KeyValue<String, V> next() {
                    reads++;
                    return rows.next();
                }

                @Override
                public String peekNextKey() {
                    return rows.peekNextKey();
                }

                @Override
                public void close() {
                    rows.close();
                }
            };
        }
    }
}

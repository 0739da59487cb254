package io.bithedge.topology.read;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in memory that counts the rows it gives. */
final class CountingStore<V> implements ReadOnlyKeyValueStore<String, V> {
    final NavigableMap<String, V> rows = new TreeMap<>();
    int reads;

    @Override
    public @Nullable V get(String key) {
        reads++;
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<String, V> range(String from, String to) {
        return counted(rows.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<String, V> reverseRange(String from, String to) {
        return counted(rows.subMap(from, true, to, true).descendingMap());
    }

    @Override
    public KeyValueIterator<String, V> all() {
        return counted(rows);
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    private KeyValueIterator<String, V> counted(NavigableMap<String, V> range) {
        Iterator<Map.Entry<String, V>> entries = range.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue<String, V> next() {
                reads++;
                Map.Entry<String, V> next = entries.next();
                return KeyValue.pair(next.getKey(), next.getValue());
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException("nobody peeks");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}

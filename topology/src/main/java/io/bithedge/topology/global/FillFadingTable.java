package io.bithedge.topology.global;

import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps the last value of a key, and forgets it some time behind the newest record: the broker deletes such topics by age, and a table
 * that lives longer than them would grow for ever. Rows: {@code key}, and {@code ~time/key} beside it, oldest first.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillFadingTable<V extends SpecificRecord> implements Processor<String, V, Void, Void> {
    private static final String BY_TIME = "~";

    private final String storeName;
    private final Age<V> age;
    private final long keepMs;
    private KeyValueStore<String, V> store;

    /** Epoch milliseconds by which a row grows old. */
    public interface Age<V> {
        long timeOf(V value);
    }

    public FillFadingTable(String storeName, Age<V> age, long keepMs) {
        this.storeName = storeName;
        this.age = age;
        this.keepMs = keepMs;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, V> record) {
        V before = store.get(record.key());
        if (before != null) {
            store.delete(byTime(before, record.key()));
            store.delete(record.key());
        }
        if (record.value() != null) {
            store.put(record.key(), record.value());
            store.put(byTime(record.value(), record.key()), record.value());
            forgetBefore(age.timeOf(record.value()) - keepMs);
        }
    }

    private void forgetBefore(long time) {
        if (time <= 0) {
            return;
        }
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, V> rows = store.range(BY_TIME, BY_TIME + Keys.padded(time))) {
            rows.forEachRemaining(row -> old.add(row.key));
        }
        for (String key : old) {
            store.delete(key);
            store.delete(key.substring(key.indexOf('/') + 1));
        }
    }

    private String byTime(V value, String key) {
        return BY_TIME + Keys.padded(age.timeOf(value)) + "/" + key;
    }
}

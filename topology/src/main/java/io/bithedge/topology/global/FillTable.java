package io.bithedge.topology.global;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the last value under a key of our choice: the topic's own key may name more than one thing. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillTable<V extends SpecificRecord> implements Processor<String, V, Void, Void> {
    private final String storeName;
    private final RowKey<V> rowKey;
    private KeyValueStore<String, V> store;

    /** Key of the row that a record replaces. */
    public interface RowKey<V> {
        String of(String key, V value);
    }

    public FillTable(String storeName, RowKey<V> rowKey) {
        this.storeName = storeName;
        this.rowKey = rowKey;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, V> record) {
        if (record.value() != null) {
            store.put(rowKey.of(record.key(), record.value()), record.value());
        } else {
            // Only topics whose own key names the row take rows back.
            store.delete(record.key());
        }
    }
}

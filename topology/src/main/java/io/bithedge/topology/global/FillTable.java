package io.bithedge.topology.global;

import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the last value under a key of our choice: the topic's own key may name more than one thing. One that is over is forgotten. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillTable<V extends SpecificRecord> implements Processor<String, V, Void, Void> {
    private final String storeName;
    private final RowKey<V> rowKey;
    private final Predicate<V> isOver;
    private KeyValueStore<String, V> store;

    /** Key of the row that a record replaces. */
    public interface RowKey<V> {
        String of(String key, V value);
    }

    public FillTable(String storeName, RowKey<V> rowKey) {
        this(storeName, rowKey, row -> false);
    }

    /** {@code isOver}: of a row that nobody needs any more. */
    public FillTable(String storeName, RowKey<V> rowKey, Predicate<V> isOver) {
        this.storeName = storeName;
        this.rowKey = rowKey;
        this.isOver = isOver;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, V> record) {
        V row = record.value();
        if (row == null) {
            // Only topics whose own key names the row take rows back.
            store.delete(record.key());
        } else if (isOver.test(row)) {
            store.delete(rowKey.of(record.key(), row));
        } else {
            store.put(rowKey.of(record.key(), row), row);
        }
    }
}

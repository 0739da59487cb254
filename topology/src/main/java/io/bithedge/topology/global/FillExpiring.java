package io.bithedge.topology.global;

import io.bithedge.schemas.avro.ExpiringCollateral;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the days on which something expires. One whose policies have all ended is forgotten: days only go by. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillExpiring implements Processor<String, ExpiringCollateral, Void, Void> {
    private final String storeName;
    private KeyValueStore<String, ExpiringCollateral> store;

    public FillExpiring(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, ExpiringCollateral> record) {
        ExpiringCollateral row = record.value();
        if (row == null) {
            return;
        }
        if (row.getCollateral() == 0) {
            store.delete(TableKeys.expiring(row));
        } else {
            store.put(TableKeys.expiring(row), row);
        }
    }
}

package io.bithedge.topology.global;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps every incident that stops quotes, for a person has to end it, and the newest of those that do not: warnings come by themselves, and
 * a table in memory would grow with them for ever. Rows: {@code id}, and of a warning {@code ~offset} beside it, oldest first.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillIncidents implements Processor<String, Incident, Void, Void> {
    /** Warnings that are remembered. */
    static final int MOST_WARNINGS = 1_000;
    /** Before the keys of warnings by their place in the topic, and behind every id. */
    public static final String BY_PLACE = "~";

    private final String storeName;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, Incident> store;
    private int warnings;

    public FillIncidents(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> newContext) {
        context = newContext;
        store = newContext.getStateStore(storeName);
        warnings = oldest(Integer.MAX_VALUE).size();
    }

    @Override
    public void process(Record<String, Incident> record) {
        Incident incident = record.value();
        if (incident == null) {
            return;
        }
        boolean isKnown = store.get(incident.getId()) != null;
        store.put(incident.getId(), incident);
        if (!incident.getStopsQuotes() && !isKnown) {
            store.put(place(), incident);
            warnings++;
            forgetBeyond();
        }
    }

    /** Records that come again have the place they had. */
    private String place() {
        return BY_PLACE
                + Keys.padded(
                        context.recordMetadata().map(RecordMetadata::offset).orElse(0L));
    }

    private void forgetBeyond() {
        for (String key : oldest(warnings - MOST_WARNINGS)) {
            store.delete(store.delete(key).getId());
            warnings--;
        }
    }

    private List<String> oldest(int most) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Incident> rows = store.range(BY_PLACE, BY_PLACE + BY_PLACE)) {
            while (rows.hasNext() && keys.size() < most) {
                keys.add(rows.next().key);
            }
        }
        return keys;
    }
}

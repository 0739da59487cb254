package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceTick;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The latest tick of every source. */
final class TickStore {
    private final KeyValueStore<String, PriceTick> ticks;
    private final PriceSettings settings;

    TickStore(KeyValueStore<String, PriceTick> ticks, PriceSettings settings) {
        this.ticks = ticks;
        this.settings = settings;
    }

    /** A tick older than the one known of its source changes nothing. */
    void put(PriceTick tick) {
        String key = tick.getAsset() + "/" + tick.getSource();
        PriceTick known = ticks.get(key);
        if (known == null || tick.getObservedAtMs() >= known.getObservedAtMs()) {
            ticks.put(key, tick);
        }
    }

    List<Aggregate.Tick> latest(Asset asset) {
        List<Aggregate.Tick> latest = new ArrayList<>();
        try (KeyValueIterator<String, PriceTick> all = ticks.prefixScan(asset.name() + "/", new StringSerializer())) {
            all.forEachRemaining(entry -> latest.add(new Aggregate.Tick(
                    entry.value.getSource(),
                    entry.value.getPrice(),
                    entry.value.getObservedAtMs(),
                    settings.weightOf(entry.value.getSource()))));
        }
        return latest;
    }
}

package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The latest tick of every source, and the daily closes. */
final class TickStore {
    private static final long OLDEST_CLOSE_DAYS = 400;

    private final KeyValueStore<String, PriceTick> ticks;
    private final KeyValueStore<String, DailyClose> closes;

    TickStore(KeyValueStore<String, PriceTick> ticks, KeyValueStore<String, DailyClose> closes) {
        this.ticks = ticks;
        this.closes = closes;
    }

    /** A tick older than the one known of its source changes nothing. */
    void put(PriceTick tick) {
        String key = tick.getAsset() + "/" + tick.getSource();
        PriceTick known = ticks.get(key);
        if (known == null || tick.getObservedAtMs() >= known.getObservedAtMs()) {
            ticks.put(key, tick);
        }
    }

    void put(DailyClose close) {
        closes.put(Keys.byNumber(close.getAsset().name(), close.getDay()) + "/" + close.getSource(), close);
    }

    List<MedianRule.Tick> latest(Asset asset) {
        List<MedianRule.Tick> latest = new ArrayList<>();
        try (KeyValueIterator<String, PriceTick> all = ticks.prefixScan(asset.name() + "/", new StringSerializer())) {
            all.forEachRemaining(entry -> latest.add(new MedianRule.Tick(
                    entry.value.getSource(), entry.value.getPrice(), entry.value.getObservedAtMs())));
        }
        return latest;
    }

    /** Median of the sources by day, up to the newest one. */
    NavigableMap<Long, Long> closes(Asset asset) {
        NavigableMap<Long, List<Long>> byDay = new TreeMap<>();
        try (KeyValueIterator<String, DailyClose> all = closes.prefixScan(asset.name() + "/", new StringSerializer())) {
            all.forEachRemaining(entry -> byDay.computeIfAbsent(entry.value.getDay(), day -> new ArrayList<>())
                    .add(entry.value.getPrice()));
        }
        NavigableMap<Long, Long> medians = new TreeMap<>();
        byDay.forEach((day, prices) -> medians.put(
                day,
                MedianRule.median(
                        prices.stream().mapToLong(Long::longValue).sorted().toArray())));
        return medians.isEmpty() ? medians : medians.tailMap(medians.lastKey() - OLDEST_CLOSE_DAYS, true);
    }
}

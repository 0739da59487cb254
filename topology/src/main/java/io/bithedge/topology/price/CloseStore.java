package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.topology.stage.Keys;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The daily closes of every source, and their median by day, which is kept in memory: an import of a year is hundreds of records, and
 * each asks for all the others.
 */
final class CloseStore {
    /** The longest window needs 361 closes. */
    private static final long OLDEST_CLOSE_DAYS = 400;

    private final KeyValueStore<String, DailyClose> store;
    /** asset, day, source: price. */
    private final Map<Asset, NavigableMap<Long, Map<String, Long>>> closes = new EnumMap<>(Asset.class);
    /** asset, day: median. */
    private final Map<Asset, NavigableMap<Long, Long>> medians = new EnumMap<>(Asset.class);

    CloseStore(KeyValueStore<String, DailyClose> store) {
        this.store = store;
        for (Asset asset : Asset.values()) {
            closes.put(asset, new TreeMap<>());
            medians.put(asset, new TreeMap<>());
        }
        try (KeyValueIterator<String, DailyClose> all = store.all()) {
            all.forEachRemaining(entry -> remember(entry.value));
        }
    }

    /** The last word of a source on a day counts. A close older than 400 days before the newest one is not kept. */
    void put(DailyClose close) {
        NavigableMap<Long, Long> known = medians(close.getAsset());
        if (!known.isEmpty() && close.getDay() < known.lastKey() - OLDEST_CLOSE_DAYS) {
            return;
        }
        store.put(key(close), close);
        remember(close);
        forgetOld(close.getAsset());
    }

    /** Median of the sources by day. */
    NavigableMap<Long, Long> medians(Asset asset) {
        return medians.getOrDefault(asset, new TreeMap<>());
    }

    private void remember(DailyClose close) {
        Map<String, Long> bySource = of(close.getAsset()).computeIfAbsent(close.getDay(), day -> new TreeMap<>());
        bySource.put(close.getSource(), close.getPrice());
        medians(close.getAsset()).put(close.getDay(), MedianRule.median(bySource.values()));
    }

    private void forgetOld(Asset asset) {
        NavigableMap<Long, Long> known = medians(asset);
        long oldest = known.lastKey() - OLDEST_CLOSE_DAYS;
        while (known.firstKey() < oldest) {
            long day = known.firstKey();
            Map<String, Long> bySource = of(asset).getOrDefault(day, Map.of());
            bySource.keySet().forEach(source -> store.delete(key(asset, day, source)));
            of(asset).remove(day);
            known.remove(day);
        }
    }

    private NavigableMap<Long, Map<String, Long>> of(Asset asset) {
        return closes.getOrDefault(asset, new TreeMap<>());
    }

    private static String key(DailyClose close) {
        return key(close.getAsset(), close.getDay(), close.getSource());
    }

    private static String key(Asset asset, long day, String source) {
        return Keys.byNumber(asset.name(), day) + "/" + source;
    }
}

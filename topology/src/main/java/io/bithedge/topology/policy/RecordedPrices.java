package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.SettlementPrice;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.topology.stage.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Prices that the chain recorded, by asset and burn height; the first of a height stays. */
final class RecordedPrices {
    private final KeyValueStore<String, Long> store;

    RecordedPrices(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void add(Asset asset, long height, long price) {
        store.putIfAbsent(Keys.byNumber(asset.name(), height), price);
    }

    /** Of every asset, those that can matter to an expiration or activation at `height`. */
    List<NavigableMap<Long, PriceE8>> around(long height) {
        return Arrays.stream(Asset.values()).map(asset -> around(asset, height)).toList();
    }

    /** The first price of the window that begins at `height` is there. */
    boolean hasEveryAssetFrom(long height) {
        return around(height).stream()
                .noneMatch(prices -> prices.tailMap(height, true).isEmpty());
    }

    private NavigableMap<Long, PriceE8> around(Asset asset, long height) {
        NavigableMap<Long, PriceE8> prices = new TreeMap<>();
        String first = Keys.byNumber(asset.name(), Math.max(0, height - SettlementPrice.WINDOW));
        String last = Keys.byNumber(asset.name(), height + 1 + SettlementPrice.WINDOW);
        try (KeyValueIterator<String, Long> all = store.range(first, last)) {
            while (all.hasNext()) {
                KeyValue<String, Long> next = all.next();
                prices.put(Long.parseLong(next.key.substring(next.key.indexOf('/') + 1)), new PriceE8(next.value));
            }
        }
        return prices;
    }
}

package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.SettlementPrice.Window;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When the chain recorded prices, by asset and burn height: seconds of the earliest observation of each, which never fall. The first record
 * of a height stays. A look-up is a seek in the store; records that no open policy can need are forgotten.
 */
final class RecordedPrices {
    private final KeyValueStore<String, Long> store;

    RecordedPrices(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void add(Asset asset, long height, long observedAt) {
        store.putIfAbsent(key(asset, height), observedAt);
    }

    /** The height of the first record that the window holds or that comes behind it. */
    Optional<Long> first(Asset asset, Window window) {
        try (KeyValueIterator<String, Long> from = from(asset, window.from())) {
            while (from.hasNext()) {
                KeyValue<String, Long> next = from.next();
                if (window.holds(height(next), next.value)) {
                    return Optional.of(height(next));
                }
            }
        }
        return Optional.empty();
    }

    /** From which height on a record is missing that the window would hold; empty when there is one. */
    Optional<Long> missingFrom(Asset asset, Window window) {
        long missing = window.from();
        try (KeyValueIterator<String, Long> from = from(asset, window.from())) {
            while (from.hasNext()) {
                KeyValue<String, Long> next = from.next();
                if (window.holds(height(next), next.value)) {
                    return Optional.empty();
                }
                missing = height(next) + 1;
            }
        }
        return Optional.of(missing);
    }

    /** Forgets the records below a height. */
    void forgetBelow(long height) {
        for (Asset asset : Asset.values()) {
            List<String> old = new ArrayList<>();
            try (KeyValueIterator<String, Long> below =
                    store.range(key(asset, 0), key(asset, Math.max(0, height - 1)))) {
                below.forEachRemaining(record -> old.add(record.key));
            }
            old.forEach(store::delete);
        }
    }

    private KeyValueIterator<String, Long> from(Asset asset, long height) {
        return store.range(key(asset, height), key(asset, Long.MAX_VALUE));
    }

    private static long height(KeyValue<String, Long> record) {
        return Long.parseLong(record.key.substring(record.key.indexOf('/') + 1));
    }

    private static String key(Asset asset, long height) {
        return Keys.byNumber(asset.name(), height);
    }
}

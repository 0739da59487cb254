package io.bithedge.topology.policy;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.ExpirationDay;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Keys;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;

/** Collateral of the live policies of this partition, by book and day of expiration. Every change is told to all instances. */
final class ExpiringDays {
    private final KeyValueStore<String, ExpiringCollateral> store;
    private final int partition;
    private final BiConsumer<String, ExpiringCollateral> out;

    ExpiringDays(
            KeyValueStore<String, ExpiringCollateral> store,
            int partition,
            BiConsumer<String, ExpiringCollateral> out) {
        this.store = store;
        this.partition = partition;
        this.out = out;
    }

    void created(Policy policy) {
        add(policy, policy.getCollateral());
    }

    void closed(Policy policy) {
        add(policy, -policy.getCollateral());
    }

    private void add(Policy policy, long collateral) {
        BookId book = BookIdMapper.id(policy.getToken(), policy.getTier());
        long day = ExpirationDay.of(policy.getExpirationHeight());
        String key = Keys.byNumber(book, day);
        ExpiringCollateral known = store.get(key);
        long before = known == null ? 0 : known.getCollateral();
        ExpiringCollateral row = new ExpiringCollateral(
                policy.getToken(), policy.getTier(), day, partition, Math.addExact(before, collateral));
        if (row.getCollateral() == 0) {
            store.delete(key);
        } else {
            store.put(key, row);
        }
        out.accept("%s:%d:%d".formatted(book, day, partition), row);
    }
}

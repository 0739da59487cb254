package io.bithedge.topology.book;

import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FeeState;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.FoldedFees;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookFactMapper;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** Fees by token: those charged on the books of this partition, and every sweep of the owner. They belong to no provider. */
final class VaultFees {
    private final KeyValueStore<String, FeeState> store;

    VaultFees(KeyValueStore<String, FeeState> store) {
        this.store = store;
    }

    /** Of a lock that was applied: a duplicate is not told twice. */
    void charged(CollateralLocked lock) {
        FeeState state = of(lock.getToken());
        store.put(
                lock.getToken().name(),
                FeeState.newBuilder(state)
                        .setCharged(Math.addExact(state.getCharged(), lock.getFee()))
                        .build());
    }

    void swept(FeesSwept sweep, EventPosition at) {
        FeeState state = of(sweep.getToken());
        EventPosition last = state.getSweptAt();
        if (last != null && BookFactMapper.position(at).compareTo(BookFactMapper.position(last)) <= 0) {
            return;
        }
        store.put(
                sweep.getToken().name(),
                FeeState.newBuilder(state)
                        .setSwept(Math.addExact(state.getSwept(), sweep.getAmount()))
                        .setSweptAt(at)
                        .build());
    }

    List<FoldedFees> all() {
        return Arrays.stream(Token.values())
                .map(token ->
                        new FoldedFees(token, of(token).getCharged(), of(token).getSwept()))
                .toList();
    }

    private FeeState of(Token token) {
        FeeState state = store.get(token.name());
        return state == null ? FeeState.newBuilder().build() : state;
    }
}

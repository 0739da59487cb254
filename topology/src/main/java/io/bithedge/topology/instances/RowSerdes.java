package io.bithedge.topology.instances;

import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.HoldState;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.schemas.serde.StoredSerdes;
import io.bithedge.topology.stage.StoreNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The stores that instances read of each other, and how their values are written: as in their changelogs. */
public final class RowSerdes {
    private static final List<String> STAGES = List.of(
            StoreNames.FINALITY,
            StoreNames.BOOK,
            StoreNames.ACCOUNT,
            StoreNames.POLICY,
            StoreNames.PRICE,
            StoreNames.RECONCILE,
            StoreNames.EXPOSURE);

    private final Map<String, Serde<?>> serdes = new HashMap<>();

    public RowSerdes() {
        add(StoreNames.ACCOUNTS, Account.class);
        add(StoreNames.LEAVES, AccountLeaf.class);
        add(StoreNames.ENTRIES, AccountEntry.class);
        add(StoreNames.POLICIES, Policy.class);
        add(StoreNames.POLICY_ENTRIES, PolicyEntry.class);
        add(StoreNames.CLOSES, DailyClose.class);
        add(StoreNames.HOLD_STATE, HoldState.class);
        add(StoreNames.HELD_RECORDS, ChainRecord.class);
        add(StoreNames.HELD_ACTS, ContractEvent.class);
        STAGES.forEach(stage -> add(StoreNames.position(stage), StageState.class));
        serdes.put(StoreNames.WEIGHTS, Serdes.Long());
        serdes.put(StoreNames.POLICY_INDEX, Serdes.Long());
    }

    private void add(String store, Class<? extends SpecificRecord> type) {
        serdes.put(store, StoredSerdes.of(type));
    }

    /** Throws IllegalArgumentException for a store that is none of these. */
    Serde<?> require(String store) {
        Serde<?> serde = serdes.get(store);
        if (serde == null) {
            throw new IllegalArgumentException("store %s: instances do not read it of each other".formatted(store));
        }
        return serde;
    }

    @SuppressWarnings("unchecked") // Who reads a store knows the type of its values.
    private <V> Serde<V> of(String store) {
        return (Serde<V>) require(store);
    }

    byte[] bytes(String store, Object value) {
        return of(store).serializer().serialize(store, value);
    }

    /** Never empty. */
    <V> Optional<V> value(String store, byte[] bytes) {
        return Optional.of(this.<V>of(store).deserializer().deserialize(store, bytes));
    }
}

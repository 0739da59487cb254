package io.bithedge.topology.finality;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** What providers did in blocks that are not final, by provider: shown, never counted. */
public final class HeldActs {
    private final KeyValueStore<String, ContractEvent> store;

    HeldActs(KeyValueStore<String, ContractEvent> store) {
        this.store = store;
    }

    /** The prefix of a provider's acts, in chain order. */
    public static String prefix(String provider) {
        return provider + "/";
    }

    void held(String recordKey, ContractEvent event) {
        providerOf(event).ifPresent(provider -> store.put(prefix(provider) + recordKey, event));
    }

    /** The record was released as a fact, or its block is gone. */
    void left(String recordKey, ChainRecord record) {
        if (record.getBody() instanceof ContractEvent event) {
            providerOf(event).ifPresent(provider -> store.delete(prefix(provider) + recordKey));
        }
    }

    private static Optional<String> providerOf(ContractEvent event) {
        return switch (event.getEvent()) {
            case FundsDeposited f -> Optional.of(f.getProvider());
            case ExitRequested f -> Optional.of(f.getProvider());
            case FundsWithdrawn f -> Optional.of(f.getProvider());
            default -> Optional.empty();
        };
    }
}

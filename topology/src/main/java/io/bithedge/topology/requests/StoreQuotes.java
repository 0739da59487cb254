package io.bithedge.topology.requests;

import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.stacks.Bytes;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Quotes and what was bought with them, from the tables that every instance has. */
public final class StoreQuotes implements QuoteBook {
    private final StoreAccess stores;

    public StoreQuotes(StoreAccess stores) {
        this.stores = stores;
    }

    @Override
    public Optional<KnownQuote> find(Bytes quoteId) {
        String key = QuoteMapper.key(quoteId);
        return Optional.ofNullable(this.<FirmQuote>table(StoreNames.ALL_QUOTES).get(key))
                .map(row -> new KnownQuote(QuoteMapper.decode(row), policyId(key)));
    }

    private Optional<PolicyId> policyId(String key) {
        return Optional.ofNullable(
                        this.<Policy>table(StoreNames.ALL_USED_QUOTES).get(key))
                .map(policy -> new PolicyId(policy.getPolicyId()));
    }

    private <V> ReadOnlyKeyValueStore<String, V> table(String name) {
        return stores.<V>global(name)
                .orElseThrow(() -> new NotReadyException("the table of quotes is being read, ask again"));
    }
}

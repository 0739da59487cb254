package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.stacks.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Quotes in memory: what is recorded is found at once. */
public final class MemoryQuotes implements QuoteLog, QuoteBook {
    /** Key: quote id, value: the policy that used it. */
    public final Map<Bytes, PolicyId> used = new HashMap<>();

    public boolean isDown;
    private final Map<Bytes, Firm> quotes = new HashMap<>();

    public void reset() {
        quotes.clear();
        used.clear();
        isDown = false;
    }

    @Override
    public void record(Firm quote) {
        if (isDown) {
            throw new NotRecordedException("the broker is silent", new IllegalStateException("test"));
        }
        quotes.put(quote.quote().terms().quoteId(), quote);
    }

    @Override
    public Optional<KnownQuote> find(Bytes quoteId) {
        return Optional.ofNullable(quotes.get(quoteId))
                .map(firm -> new KnownQuote(firm, Optional.ofNullable(used.get(quoteId))));
    }
}

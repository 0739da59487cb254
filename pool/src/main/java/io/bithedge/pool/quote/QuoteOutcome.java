package io.bithedge.pool.quote;

import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteDecision.Refused;
import io.bithedge.pool.view.PoolViews.AsOf;

/** What a buyer gets for his request. */
public sealed interface QuoteOutcome {
    /** A signed and recorded offer. {@code asOf} is the state it was computed from. */
    record Firm(SignedQuote quote, Market market, AsOf asOf) implements QuoteOutcome {}

    /** The same offer without a signature: a price to look at, which nobody has to keep. */
    record Indicative(Offered offer, Market market, AsOf asOf) implements QuoteOutcome {}

    record Declined(Refused refused) implements QuoteOutcome {}

    /** We cannot price anything now, whatever is asked. */
    record Closed(ClosedCode code, String reason) implements QuoteOutcome {}

    /** The order is the order of the checks. */
    enum ClosedCode {
        NOT_READY,
        HALTED,
        INCIDENT_OPEN,
        CHAIN_STALE,
        PRICE_UNAVAILABLE,
        PRICE_STALE,
        VOLATILITY_UNAVAILABLE,
        NOT_RECORDED
    }
}

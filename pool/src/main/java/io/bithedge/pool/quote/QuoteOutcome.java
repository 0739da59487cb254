package io.bithedge.pool.quote;

import io.bithedge.pool.fresh.Doubts;
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
    record Closed(ClosedCode code, String reason) implements QuoteOutcome {
        static Closed of(Doubts.Doubt doubt) {
            return new Closed(ClosedCode.of(doubt.code()), doubt.words());
        }
    }

    /** The asker has had his share of what is signed in an hour; {@code freeInSeconds} as in {@link CollateralShare.Taken.UsedUp}. */
    record ShareUsed(String reason, long freeInSeconds) implements QuoteOutcome {}

    /** The order is the order of the checks. */
    enum ClosedCode {
        NOT_READY,
        HALTED,
        INCIDENT_OPEN,
        CHAIN_STALE,
        PRICE_UNAVAILABLE,
        PRICE_STALE,
        VOLATILITY_UNAVAILABLE,
        /** From here on: of firm quotes alone. */
        PAUSED,
        REFERENCE_UNAVAILABLE,
        REFERENCE_STALE,
        PRICE_MOVED,
        PRICE_DISPUTED,
        SIGNER_SILENT,
        SIGNER_REFUSED,
        NOT_RECORDED;

        static ClosedCode of(Doubts.Code code) {
            return switch (code) {
                case NOT_READY -> NOT_READY;
                case HALTED -> HALTED;
                case INCIDENT_OPEN -> INCIDENT_OPEN;
                case CHAIN_STALE -> CHAIN_STALE;
                case PRICE_UNAVAILABLE -> PRICE_UNAVAILABLE;
                case PRICE_STALE -> PRICE_STALE;
            };
        }
    }
}

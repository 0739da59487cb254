package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;

/** The answer to a request: an offer, or the rule that stands against it. */
public sealed interface QuoteDecision {

    /**
     * What the pool would sell, not yet signed.
     *
     * @param premium what the buyer pays
     * @param premiumUsd the same, for all of the amount
     * @param loadBps what was added to the model's price
     */
    record Offered(
            QuoteRequest request,
            BookId book,
            BuyerTier buyerTier,
            Units collateral,
            Units premium,
            UsdE8 premiumUsd,
            long loadBps,
            long volatilityBps)
            implements QuoteDecision {}

    /**
     * The first rule that the request breaks.
     *
     * @param detail what was expected and what was asked for
     * @param largestAmountSats the largest amount that would fit; 0 when none would, or when the amount is not the reason
     */
    record Refused(RefusalCode code, String detail, long largestAmountSats) implements QuoteDecision {}
}

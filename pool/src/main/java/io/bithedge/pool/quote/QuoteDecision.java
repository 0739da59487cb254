package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;

/** The answer to a request: an offer, or the rule that stands against it. */
public sealed interface QuoteDecision {

    /**
     * What the pool would sell, not yet signed.
     *
     * @param collateral and {@code premium} in base units of the book's token; the premium is what the buyer pays
     * @param premiumUsdE8 the same premium in USD x 10^8, for all of the amount
     * @param loadBps what was added to the model's price
     */
    record Offered(
            QuoteRequest request,
            BookId book,
            BuyerTier buyerTier,
            long collateral,
            long premium,
            long premiumUsdE8,
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

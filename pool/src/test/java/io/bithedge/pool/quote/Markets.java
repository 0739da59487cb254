package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;

/** Markets and requests in the numbers of a test: USD x 10^8, sats, burn heights. */
public final class Markets {
    private Markets() {}

    public static Market market(long btcPriceE8, long stxPriceE8, long volatilityBps) {
        return new Market(new PriceE8(btcPriceE8), new PriceE8(stxPriceE8), volatilityBps);
    }

    public static QuoteRequest request(
            PolicyType policyType, ExerciseStyle style, long strikeE8, long amountSats, long expirationHeight) {
        return new QuoteRequest(policyType, style, new PriceE8(strikeE8), amountSats, new BurnHeight(expirationHeight));
    }
}

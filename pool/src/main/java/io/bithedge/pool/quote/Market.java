package io.bithedge.pool.quote;

/**
 * What the world looks like when a quote is made.
 *
 * @param btcPriceE8 USD x 10^8 per BTC, above 0
 * @param stxPriceE8 USD x 10^8 per STX, above 0
 * @param volatilityBps annualised, basis points, before clamping
 */
public record Market(long btcPriceE8, long stxPriceE8, long volatilityBps) {
    public Market {
        if (btcPriceE8 <= 0 || stxPriceE8 <= 0 || volatilityBps < 0) {
            throw new IllegalArgumentException(
                    "market: expected prices above 0 and a volatility, got BTC %d, STX %d, %d bp"
                            .formatted(btcPriceE8, stxPriceE8, volatilityBps));
        }
    }
}

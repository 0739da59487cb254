package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.PriceE8;

/**
 * What the world looks like when a quote is made.
 *
 * @param volatilityBps annualised, basis points, before clamping
 */
public record Market(PriceE8 btcPrice, PriceE8 stxPrice, long volatilityBps) {
    public Market {
        if (volatilityBps < 0) {
            throw new IllegalArgumentException(
                    "market: expected a volatility of 0 or more, got %d bp".formatted(volatilityBps));
        }
    }
}

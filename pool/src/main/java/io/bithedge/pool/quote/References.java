package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.PriceE8;

/** The prices that a quote is held against when it is used: collateral, strike band and premium floor are those at them. */
public record References(PriceE8 btc, PriceE8 stx) {
    static References of(Market market) {
        return new References(market.btcPrice(), market.stxPrice());
    }
}

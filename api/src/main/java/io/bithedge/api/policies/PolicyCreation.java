package io.bithedge.api.policies;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;

/** When a policy was bought, and the prices (USD x 10^8 per coin) of that moment. */
public record PolicyCreation(BurnHeight burnHeight, String txid, PriceE8 btcPrice, PriceE8 stxPrice) {
    static PolicyCreation of(io.bithedge.pool.view.PolicyCreation it) {
        return new PolicyCreation(it.burnHeight(), it.txid(), it.btcPrice(), it.stxPrice());
    }
}

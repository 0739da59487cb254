package io.bithedge.api.policies;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** How a policy ended: at which prices, and what it paid. `shortfall` is owed beyond the collateral. */
public record PolicySettlement(
        BurnHeight burnHeight, String txid, PriceE8 btcPrice, PriceE8 stxPrice, Units payout, Units shortfall) {
    static PolicySettlement of(io.bithedge.pool.view.PolicySettlement it) {
        return new PolicySettlement(
                it.burnHeight(), it.txid(), it.btcPrice(), it.stxPrice(), it.payout(), it.shortfall());
    }
}

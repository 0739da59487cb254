package io.bithedge.api.policies;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import org.jspecify.annotations.Nullable;

/**
 * How a policy ended: at which prices, and what it paid. A price is null where none was used; `btcAt` and `stxAt` are the burn heights of the
 * oracle's records. `shortfall` is owed beyond the collateral. `premiumBack`: of a VOID one, all of the premium but the fee; else 0.
 */
public record PolicySettlement(
        BurnHeight burnHeight,
        String txid,
        @Nullable PriceE8 btcPrice,
        @Nullable PriceE8 stxPrice,
        @Nullable BurnHeight btcAt,
        @Nullable BurnHeight stxAt,
        Units payout,
        Units shortfall,
        Units premiumBack) {
    static PolicySettlement of(io.bithedge.pool.view.PolicySettlement it) {
        return new PolicySettlement(
                it.burnHeight(),
                it.txid(),
                it.btcPrice().orElse(null),
                it.stxPrice().orElse(null),
                it.btcAt().orElse(null),
                it.stxAt().orElse(null),
                it.payout(),
                it.shortfall(),
                it.premiumBack());
    }
}

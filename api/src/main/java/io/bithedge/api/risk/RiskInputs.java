package io.bithedge.api.risk;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.risk.Conditions;
import java.util.List;

/** What the numbers beside it stand on. */
record RiskInputs(
        PriceE8 btcPrice, PriceE8 stxPrice, BurnHeight burnHeight, List<RiskVolatility> volatilities, String model) {
    static RiskInputs of(Conditions at) {
        return new RiskInputs(
                at.btc(),
                at.stx(),
                new BurnHeight(at.burnHeight()),
                at.volatilities().stream()
                        .map(it -> new RiskVolatility(it.windowDays(), it.volatilityBps(), it.day()))
                        .toList(),
                Conditions.MODEL);
    }
}

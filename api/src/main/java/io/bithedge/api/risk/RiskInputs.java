package io.bithedge.api.risk;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.risk.Conditions;
import java.util.List;

/** What the numbers beside it stand on. */
record RiskInputs(String btcPrice, String stxPrice, long burnHeight, List<RiskVolatility> volatilities, String model) {
    static RiskInputs of(Conditions at) {
        return new RiskInputs(
                Json.text(at.btc().value()),
                Json.text(at.stx().value()),
                at.burnHeight(),
                at.volatilities().stream()
                        .map(it -> new RiskVolatility(it.windowDays(), it.volatilityBps(), it.day()))
                        .toList(),
                Conditions.MODEL);
    }
}

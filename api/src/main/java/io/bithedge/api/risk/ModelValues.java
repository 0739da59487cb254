package io.bithedge.api.risk;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.risk.ModelRisk;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the live policies are worth to their owners, by the model. `thetaUsd` is per day, `vegaUsd` per percentage point of volatility. */
record ModelValues(String value, String valueUsd, String deltaSats, String gammaSats, String vegaUsd, String thetaUsd) {
    static @Nullable ModelValues of(Optional<ModelRisk> risk) {
        return risk.map(it -> new ModelValues(
                        Json.text(it.value()),
                        Json.text(it.valueUsdE8()),
                        Json.text(it.deltaSats()),
                        Json.text(it.gammaSats()),
                        Json.text(it.vegaUsdE8()),
                        Json.text(it.thetaUsdE8())))
                .orElse(null);
    }
}

package io.bithedge.api.risk;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.SignedSats;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.risk.ModelRisk;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the live policies are worth to their owners, by the model. `thetaUsd` is per day, `vegaUsd` per percentage point of volatility. */
record ModelValues(
        Units value, UsdE8 valueUsd, SignedSats deltaSats, SignedSats gammaSats, UsdE8 vegaUsd, UsdE8 thetaUsd) {
    static @Nullable ModelValues of(Token token, Optional<ModelRisk> risk) {
        return risk.map(it -> new ModelValues(
                        new Units(token, it.value()),
                        new UsdE8(it.valueUsdE8()),
                        new SignedSats(it.deltaSats()),
                        new SignedSats(it.gammaSats()),
                        new UsdE8(it.vegaUsdE8()),
                        new UsdE8(it.thetaUsdE8())))
                .orElse(null);
    }
}

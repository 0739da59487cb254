package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.List;

/** What a book may have to pay. */
record ExposureAnswer(
        Token token,
        Tier tier,
        RiskSum sum,
        List<ExposureCell> cells,
        LargestShare strike,
        LargestShare expiration,
        LargestShare buyer,
        List<ExpirationRung> ladder,
        List<ScenarioPoint> grid,
        RiskInputs inputs,
        FinalBlock asOf) {}

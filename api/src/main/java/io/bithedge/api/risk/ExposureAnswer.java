package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What a book may have to pay. */
record ExposureAnswer(
        String token,
        String tier,
        RiskSum sum,
        List<ExposureCell> cells,
        LargestShare strike,
        LargestShare expiration,
        LargestShare buyer,
        List<ExpirationRung> ladder,
        List<ScenarioPoint> grid,
        RiskInputs inputs,
        FinalBlock asOf) {}

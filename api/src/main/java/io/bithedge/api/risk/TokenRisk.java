package io.bithedge.api.risk;

import java.util.List;

/** The risk of all books of one token. */
record TokenRisk(
        String token,
        RiskSum sum,
        LargestShare strike,
        LargestShare expiration,
        List<ExpirationRung> ladder,
        List<ScenarioPoint> grid) {}

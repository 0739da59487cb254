package io.bithedge.api.risk;

import io.bithedge.ledger.Token;
import java.util.List;

/** The risk of all books of one token. */
record TokenRisk(
        Token token,
        RiskSum sum,
        LargestShare strike,
        LargestShare expiration,
        List<ExpirationRung> ladder,
        List<ScenarioPoint> grid) {}

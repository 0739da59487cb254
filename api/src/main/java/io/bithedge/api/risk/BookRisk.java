package io.bithedge.api.risk;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;

/** The risk of one book. */
record BookRisk(
        Token token,
        Tier tier,
        RiskSum sum,
        long buyers,
        LargestShare strike,
        LargestShare expiration,
        LargestShare buyer) {}

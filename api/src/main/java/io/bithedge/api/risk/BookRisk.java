package io.bithedge.api.risk;

/** The risk of one book. */
record BookRisk(
        String token,
        String tier,
        RiskSum sum,
        long buyers,
        LargestShare strike,
        LargestShare expiration,
        LargestShare buyer) {}

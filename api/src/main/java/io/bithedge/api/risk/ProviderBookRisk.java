package io.bithedge.api.risk;

import java.util.List;

/** What a provider carries in one book. */
record ProviderBookRisk(
        String token,
        String tier,
        List<LockedCollateral> lockedByExpiration,
        String worstCase,
        String premiumPending,
        List<PriceOutcome> curve) {}

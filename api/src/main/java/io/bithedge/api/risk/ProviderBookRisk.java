package io.bithedge.api.risk;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import java.util.List;

/** What a provider carries in one book. `curve`: with STX as it is; `carried` is for any other prices, and for a part of the policies. */
record ProviderBookRisk(
        Token token,
        Tier tier,
        List<LockedCollateral> lockedByExpiration,
        Units worstCase,
        Units premiumPending,
        List<PriceOutcome> curve,
        List<CarriedPolicies> carried) {}

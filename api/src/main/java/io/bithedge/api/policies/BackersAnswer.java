package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.PolicyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who backs a policy. `next` is the cursor of the next page. */
public record BackersAnswer(
        PolicyId policyId,
        Token token,
        List<BackerItem> backers,
        @Nullable String next,
        FinalBlock asOf) {}

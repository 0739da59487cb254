package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who backs a policy. `next` is the cursor of the next page. */
public record BackersAnswer(
        long policyId,
        String token,
        List<BackerItem> backers,
        @Nullable String next,
        FinalBlock asOf) {}

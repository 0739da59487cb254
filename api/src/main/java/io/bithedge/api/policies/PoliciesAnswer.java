package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of policies. `next` is the cursor of the next page. */
public record PoliciesAnswer(
        List<PolicyAnswer> policies, @Nullable String next, FinalBlock asOf) {}

package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of policies by the epoch they were sold in, newest first. Instances read one another's pages. */
public record SoldPoliciesAnswer(
        List<SoldPolicyItem> policies, @Nullable String next, FinalBlock asOf) {}

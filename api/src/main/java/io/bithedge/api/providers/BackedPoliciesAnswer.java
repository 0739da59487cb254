package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies that a provider backs, book by book, newest epoch first. */
public record BackedPoliciesAnswer(
        String provider,
        List<BackedPolicyItem> policies,
        @Nullable String next,
        FinalBlock asOf) {}

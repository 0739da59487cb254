package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** A policy that its owner wants settled now. */
record ActivationRequest(
        @Nullable String owner,
        @Nullable Long policyId,
        @Nullable String publicKey,
        @Nullable Long nonce,
        @Nullable String fee)
        implements WalletFields {}

package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** Capital that leaves a book when epochs end, `amount` in base units; 0 cancels. */
record ExitRequest(
        @Nullable String provider,
        @Nullable String token,
        @Nullable String tier,
        @Nullable String amount,
        @Nullable String publicKey,
        @Nullable Long nonce,
        @Nullable String fee)
        implements WalletFields {}

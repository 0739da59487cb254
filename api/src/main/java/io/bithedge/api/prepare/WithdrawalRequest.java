package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** What is taken out of a book, in base units; one of the two may be 0. */
record WithdrawalRequest(
        @Nullable String provider,
        @Nullable String token,
        @Nullable String tier,
        @Nullable String capital,
        @Nullable String premium,
        @Nullable String publicKey,
        @Nullable Long nonce,
        @Nullable String fee)
        implements WalletFields {}

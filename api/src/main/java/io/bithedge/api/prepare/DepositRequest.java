package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** A deposit into a book, `amount` in base units. `publicKey`, `nonce` and `fee` (micro-STX) together add the unsigned transaction. */
record DepositRequest(
        @Nullable String provider,
        @Nullable String token,
        @Nullable String tier,
        @Nullable String amount,
        @Nullable String publicKey,
        @Nullable Long nonce,
        @Nullable String fee)
        implements WalletFields {}

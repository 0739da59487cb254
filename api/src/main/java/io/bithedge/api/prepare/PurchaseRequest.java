package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** A firm quote that is bought. */
record PurchaseRequest(
        @Nullable String quoteId,
        @Nullable String buyer,
        @Nullable String publicKey,
        @Nullable Long nonce,
        @Nullable String fee)
        implements WalletFields {}

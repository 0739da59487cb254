package io.bithedge.api.prepare;

import org.jspecify.annotations.Nullable;

/** What every request may say of the wallet: all three, and the answer has the unsigned transaction; or none. */
interface WalletFields {
    @Nullable
    String publicKey();

    @Nullable
    Long nonce();

    @Nullable
    String fee();
}

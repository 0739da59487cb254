package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** What liquidity-pool-vault of version 1 prints otherwise than {@link VaultPrint}. Source: liquidity-pool-vault.clar. */
public sealed interface VaultPrintV1 extends Print {
    /** {@code authoriser}: a compressed secp256k1 public key. */
    record Initialised(
            Principal owner,
            Principal guardian,
            Principal allocator,
            Principal registry,
            Principal feeRecipient,
            Bytes authoriser,
            long feeBps,
            long epochBlocks,
            long startsAt,
            long endsAt)
            implements VaultPrintV1 {}

    /** {@code premium} net of the fee. */
    record CollateralLocked(
            long policyId, String token, String tier, long epoch, long collateral, long premium, long fee)
            implements VaultPrintV1 {}

    record PolicySettled(
            long policyId, String token, String tier, long epoch, long collateral, long payout, long premium)
            implements VaultPrintV1 {}

    record PausedSet(boolean paused) implements VaultPrintV1 {}
}

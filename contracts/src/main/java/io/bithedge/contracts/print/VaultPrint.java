package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** What liquidity-pool-vault prints. Source: liquidity-pool-vault.clar. */
public sealed interface VaultPrint extends Print {
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
            implements VaultPrint {}

    record FundsDeposited(Principal provider, String token, String tier, long epoch, long amount)
            implements VaultPrint {}

    record ExitRequested(Principal provider, String token, String tier, long epoch, long amount)
            implements VaultPrint {}

    record FundsWithdrawn(Principal provider, String token, String tier, long epoch, long capital, long premium)
            implements VaultPrint {}

    /** {@code root}: 32 bytes. */
    record EpochOpened(
            String token, String tier, long epoch, long startsAt, long endsAt, long weight, long capacity, Bytes root)
            implements VaultPrint {}

    /** {@code premium} net of the fee. */
    record CollateralLocked(
            long policyId, String token, String tier, long epoch, long collateral, long premium, long fee)
            implements VaultPrint {}

    record PolicySettled(
            long policyId, String token, String tier, long epoch, long collateral, long payout, long premium)
            implements VaultPrint {}

    record FeesSwept(String token, long amount, Principal recipient) implements VaultPrint {}

    record PausedSet(boolean paused) implements VaultPrint {}
}

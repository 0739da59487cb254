package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** What liquidity-pool-vault prints. Source: liquidity-pool-vault.clar. */
public sealed interface VaultPrint extends Print {
    /** Epoch 0 of every book lasts from {@code startsAt} to {@code endsAt}. */
    record Initialised(
            long feeBps,
            long epochBlocks,
            long rootDelayBlocks,
            long graceBlocks,
            long stxUtilisationBps,
            long sbtcUtilisationBps,
            Shares shares,
            long startsAt,
            long endsAt)
            implements VaultPrint {}

    /** What policies may lock of the capital behind an epoch. */
    record Shares(Share conservative, Share balanced, Share aggressive) {}

    /** One policy, and all that expire on one day. */
    record Share(long policyBps, long dayBps) {}

    record FundsDeposited(Principal provider, String token, String tier, long epoch, long amount)
            implements VaultPrint {}

    record ExitRequested(Principal provider, String token, String tier, long epoch, long amount)
            implements VaultPrint {}

    record FundsWithdrawn(Principal provider, String token, String tier, long epoch, long capital, long premium)
            implements VaultPrint {}

    /** {@code root}: 32 bytes. The epoch begins when the proposal is confirmed, at {@code confirmableAt} at the soonest. */
    record EpochProposed(
            String token, String tier, long epoch, long weight, long capacity, Bytes root, long confirmableAt)
            implements VaultPrint {}

    /** {@code root}: 32 bytes. */
    record EpochOpened(
            String token, String tier, long epoch, long startsAt, long endsAt, long weight, long capacity, Bytes root)
            implements VaultPrint {}

    record OpeningVetoed(String token, String tier, long epoch) implements VaultPrint {}

    /** {@code epoch}: the last that began. */
    record BookClosed(String token, String tier, long epoch, long height) implements VaultPrint {}

    /** {@code premium} net of the fee. */
    record CollateralLocked(
            long policyId,
            Principal registry,
            Principal owner,
            String token,
            String tier,
            long epoch,
            long collateral,
            long premium,
            long expirationHeight,
            long fee)
            implements VaultPrint {}

    /** {@code premium} net of the fee. */
    record PolicySettled(
            long policyId,
            Principal registry,
            Principal owner,
            String token,
            String tier,
            long epoch,
            long collateral,
            long premium,
            long expirationHeight,
            long payout)
            implements VaultPrint {}

    /** {@code premium}: what went back to the owner. */
    record PolicyVoided(
            long policyId,
            Principal registry,
            Principal owner,
            String token,
            String tier,
            long epoch,
            long collateral,
            long premium,
            long expirationHeight)
            implements VaultPrint {}

    record FeesSwept(String token, long amount, Principal recipient) implements VaultPrint {}
}

package io.bithedge.watcher.decode;

import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.VaultInitialised;
import java.util.Map;

/** What liquidity-pool-vault prints. Source: liquidity-pool-vault.clar. */
final class VaultPrints {
    static final Map<String, PrintDecoder> DECODERS = Map.ofEntries(
            Map.entry("initialised", VaultPrints::initialised),
            Map.entry("funds-deposited", VaultPrints::fundsDeposited),
            Map.entry("exit-requested", VaultPrints::exitRequested),
            Map.entry("funds-withdrawn", VaultPrints::fundsWithdrawn),
            Map.entry("epoch-opened", VaultPrints::epochOpened),
            Map.entry("collateral-locked", VaultPrints::collateralLocked),
            Map.entry("policy-settled", VaultPrints::policySettled),
            Map.entry("fees-swept", VaultPrints::feesSwept),
            Map.entry("paused-set", print -> new PausedSet(print.flag("paused"))),
            Map.entry("role-announced", RolePrints::roleAnnounced),
            Map.entry("role-applied", RolePrints::roleApplied),
            Map.entry("key-announced", RolePrints::keyAnnounced),
            Map.entry("key-applied", RolePrints::keyApplied));

    private VaultPrints() {}

    private static VaultInitialised initialised(Print print) {
        return VaultInitialised.newBuilder()
                .setOwner(print.principal("owner"))
                .setGuardian(print.principal("guardian"))
                .setAllocator(print.principal("allocator"))
                .setRegistry(print.principal("registry"))
                .setFeeRecipient(print.principal("fee-recipient"))
                .setAuthoriser(print.publicKey("authoriser"))
                .setFeeBps(print.number("fee-bps"))
                .setEpochBlocks(print.number("epoch-blocks"))
                .setStartsAt(print.number("starts-at"))
                .setEndsAt(print.number("ends-at"))
                .build();
    }

    private static FundsDeposited fundsDeposited(Print print) {
        return FundsDeposited.newBuilder()
                .setProvider(print.principal("provider"))
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setAmount(print.number("amount"))
                .build();
    }

    private static ExitRequested exitRequested(Print print) {
        return ExitRequested.newBuilder()
                .setProvider(print.principal("provider"))
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setAmount(print.number("amount"))
                .build();
    }

    private static FundsWithdrawn fundsWithdrawn(Print print) {
        return FundsWithdrawn.newBuilder()
                .setProvider(print.principal("provider"))
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setCapital(print.number("capital"))
                .setPremium(print.number("premium"))
                .build();
    }

    private static EpochOpened epochOpened(Print print) {
        return EpochOpened.newBuilder()
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setStartsAt(print.number("starts-at"))
                .setEndsAt(print.number("ends-at"))
                .setWeight(print.number("weight"))
                .setCapacity(print.number("capacity"))
                .setRoot(print.hash("root"))
                .build();
    }

    private static CollateralLocked collateralLocked(Print print) {
        return CollateralLocked.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setCollateral(print.number("collateral"))
                .setPremium(print.number("premium"))
                .setFee(print.number("fee"))
                .build();
    }

    private static PolicySettled policySettled(Print print) {
        return PolicySettled.newBuilder()
                .setPolicyId(print.number("policy-id"))
                .setToken(print.token())
                .setTier(print.tier())
                .setEpoch(print.number("epoch"))
                .setCollateral(print.number("collateral"))
                .setPayout(print.number("payout"))
                .setPremium(print.number("premium"))
                .build();
    }

    private static FeesSwept feesSwept(Print print) {
        return FeesSwept.newBuilder()
                .setToken(print.token())
                .setAmount(print.number("amount"))
                .setRecipient(print.principal("recipient"))
                .build();
    }
}

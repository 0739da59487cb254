package io.bithedge.watcher.record;

import io.bithedge.contracts.print.VaultPrint;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.TierShare;
import io.bithedge.schemas.avro.TierShares;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultInitialised;
import org.apache.avro.specific.SpecificRecord;

/** What liquidity-pool-vault printed, as events. */
final class VaultEvents {
    private VaultEvents() {}

    static SpecificRecord of(VaultPrint print) {
        return switch (print) {
            case VaultPrint.Initialised it -> initialised(it);
            case VaultPrint.FundsDeposited it -> fundsDeposited(it);
            case VaultPrint.ExitRequested it -> exitRequested(it);
            case VaultPrint.FundsWithdrawn it -> fundsWithdrawn(it);
            case VaultPrint.EpochProposed it -> epochProposed(it);
            case VaultPrint.EpochOpened it -> epochOpened(it);
            case VaultPrint.OpeningVetoed it -> openingVetoed(it);
            case VaultPrint.BookClosed it -> bookClosed(it);
            case VaultPrint.CollateralLocked it -> collateralLocked(it);
            case VaultPrint.PolicySettled it -> policySettled(it);
            case VaultPrint.PolicyVoided it -> policyVoided(it);
            case VaultPrint.FeesSwept it -> feesSwept(it);
        };
    }

    private static VaultInitialised initialised(VaultPrint.Initialised print) {
        return VaultInitialised.newBuilder()
                .setFeeBps(print.feeBps())
                .setEpochBlocks(print.epochBlocks())
                .setRootDelayBlocks(print.rootDelayBlocks())
                .setGraceBlocks(print.graceBlocks())
                .setStxUtilisationBps(print.stxUtilisationBps())
                .setSbtcUtilisationBps(print.sbtcUtilisationBps())
                .setShares(shares(print.shares()))
                .setStartsAt(print.startsAt())
                .setEndsAt(print.endsAt())
                .build();
    }

    private static TierShares shares(VaultPrint.Shares shares) {
        return TierShares.newBuilder()
                .setConservative(share(shares.conservative()))
                .setBalanced(share(shares.balanced()))
                .setAggressive(share(shares.aggressive()))
                .build();
    }

    private static TierShare share(VaultPrint.Share share) {
        return TierShare.newBuilder()
                .setPolicyBps(share.policyBps())
                .setDayBps(share.dayBps())
                .build();
    }

    private static FundsDeposited fundsDeposited(VaultPrint.FundsDeposited print) {
        return FundsDeposited.newBuilder()
                .setProvider(print.provider().toString())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setAmount(print.amount())
                .build();
    }

    private static ExitRequested exitRequested(VaultPrint.ExitRequested print) {
        return ExitRequested.newBuilder()
                .setProvider(print.provider().toString())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setAmount(print.amount())
                .build();
    }

    private static FundsWithdrawn fundsWithdrawn(VaultPrint.FundsWithdrawn print) {
        return FundsWithdrawn.newBuilder()
                .setProvider(print.provider().toString())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setCapital(print.capital())
                .setPremium(print.premium())
                .build();
    }

    private static EpochProposed epochProposed(VaultPrint.EpochProposed print) {
        return EpochProposed.newBuilder()
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setWeight(print.weight())
                .setCapacity(print.capacity())
                .setRoot(new Hash32(print.root().toArray()))
                .setConfirmableAt(print.confirmableAt())
                .build();
    }

    private static OpeningVetoed openingVetoed(VaultPrint.OpeningVetoed print) {
        return OpeningVetoed.newBuilder()
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .build();
    }

    private static BookClosed bookClosed(VaultPrint.BookClosed print) {
        return BookClosed.newBuilder()
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setHeight(print.height())
                .build();
    }

    private static EpochOpened epochOpened(VaultPrint.EpochOpened print) {
        return EpochOpened.newBuilder()
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setStartsAt(print.startsAt())
                .setEndsAt(print.endsAt())
                .setWeight(print.weight())
                .setCapacity(print.capacity())
                .setRoot(new Hash32(print.root().toArray()))
                .build();
    }

    private static CollateralLocked collateralLocked(VaultPrint.CollateralLocked print) {
        return CollateralLocked.newBuilder()
                .setPolicyId(print.policyId())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setCollateral(print.collateral())
                .setPremium(print.premium())
                .setFee(print.fee())
                .setRegistry(print.registry().toString())
                .setOwner(print.owner().toString())
                .setExpirationHeight(print.expirationHeight())
                .build();
    }

    private static PolicySettled policySettled(VaultPrint.PolicySettled print) {
        return PolicySettled.newBuilder()
                .setPolicyId(print.policyId())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setCollateral(print.collateral())
                .setPayout(print.payout())
                .setPremium(print.premium())
                .setRegistry(print.registry().toString())
                .setOwner(print.owner().toString())
                .setExpirationHeight(print.expirationHeight())
                .build();
    }

    private static PolicyVoided policyVoided(VaultPrint.PolicyVoided print) {
        return PolicyVoided.newBuilder()
                .setPolicyId(print.policyId())
                .setRegistry(print.registry().toString())
                .setOwner(print.owner().toString())
                .setToken(Token.valueOf(print.token()))
                .setTier(Tier.valueOf(print.tier()))
                .setEpoch(print.epoch())
                .setCollateral(print.collateral())
                .setPremium(print.premium())
                .setExpirationHeight(print.expirationHeight())
                .build();
    }

    private static FeesSwept feesSwept(VaultPrint.FeesSwept print) {
        return FeesSwept.newBuilder()
                .setToken(Token.valueOf(print.token()))
                .setAmount(print.amount())
                .setRecipient(print.recipient().toString())
                .build();
    }
}

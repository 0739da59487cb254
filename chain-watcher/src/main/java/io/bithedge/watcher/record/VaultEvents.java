package io.bithedge.watcher.record;

import io.bithedge.contracts.print.VaultPrint;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.ExitRequested;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultInitialised;
import java.nio.ByteBuffer;
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
            case VaultPrint.EpochOpened it -> epochOpened(it);
            case VaultPrint.CollateralLocked it -> collateralLocked(it);
            case VaultPrint.PolicySettled it -> policySettled(it);
            case VaultPrint.FeesSwept it -> feesSwept(it);
            case VaultPrint.PausedSet(boolean paused) -> new PausedSet(paused);
        };
    }

    private static VaultInitialised initialised(VaultPrint.Initialised print) {
        return VaultInitialised.newBuilder()
                .setOwner(print.owner().toString())
                .setGuardian(print.guardian().toString())
                .setAllocator(print.allocator().toString())
                .setRegistry(print.registry().toString())
                .setFeeRecipient(print.feeRecipient().toString())
                .setAuthoriser(ByteBuffer.wrap(print.authoriser().toArray()))
                .setFeeBps(print.feeBps())
                .setEpochBlocks(print.epochBlocks())
                .setStartsAt(print.startsAt())
                .setEndsAt(print.endsAt())
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

package io.bithedge.watcher.record;

import io.bithedge.contracts.print.VaultPrintV1;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultInitialised;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** What liquidity-pool-vault of version 1 printed, as events. */
final class VaultEventsV1 {
    private VaultEventsV1() {}

    static SpecificRecord of(VaultPrintV1 print) {
        return switch (print) {
            case VaultPrintV1.Initialised it -> initialised(it);
            case VaultPrintV1.CollateralLocked it -> collateralLocked(it);
            case VaultPrintV1.PolicySettled it -> policySettled(it);
            case VaultPrintV1.PausedSet(boolean paused) ->
                PausedSet.newBuilder().setPaused(paused).build();
        };
    }

    private static VaultInitialised initialised(VaultPrintV1.Initialised print) {
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

    private static CollateralLocked collateralLocked(VaultPrintV1.CollateralLocked print) {
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

    private static PolicySettled policySettled(VaultPrintV1.PolicySettled print) {
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
}

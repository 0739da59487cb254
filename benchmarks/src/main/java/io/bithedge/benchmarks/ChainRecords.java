package io.bithedge.benchmarks;

import io.bithedge.ledger.BookFact;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.TierShare;
import io.bithedge.schemas.avro.TierShares;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VaultInitialised;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What the watcher would write for a block of the market. Every block is final at once. */
final class ChainRecords {
    private static final String VAULT = "ST000000000000000000002AMW42H.liquidity-pool-vault";
    private static final long FAR = 1_000_000;
    private static final TierShare SHARE = new TierShare(10_000L, 10_000L);
    private static final Hash32 NO_DIGEST = new Hash32(new byte[32]);

    private ChainRecords() {}

    /** The block that initialises the vault. */
    static List<ChainRecord> genesis() {
        VaultInitialised settings = VaultInitialised.newBuilder()
                .setStartsAt(1)
                .setEndsAt(Market.FIRST_EPOCH_ENDS_AT)
                .setEpochBlocks(Market.FIRST_EPOCH_ENDS_AT)
                .setFeeBps(0)
                .setRootDelayBlocks(1)
                .setGraceBlocks(Market.FIRST_EPOCH_ENDS_AT)
                .setStxUtilisationBps(8_000)
                .setSbtcUtilisationBps(7_000)
                .setShares(new TierShares(SHARE, SHARE, SHARE))
                .build();
        return block(0, 1, List.of(settings));
    }

    static List<ChainRecord> of(Market.Block block) {
        return block(
                block.height(),
                block.burnHeight(),
                block.facts().stream().map(ChainRecords::event).toList());
    }

    private static List<ChainRecord> block(long height, long burnHeight, List<? extends SpecificRecord> events) {
        List<ChainRecord> records = new ArrayList<>();
        String hash = hash(height);
        records.add(new ChainRecord(
                new BlockApplied(height, hash, hash(height - 1), hash, burnHeight, hash(burnHeight), height * 10)));
        for (int n = 0; n < events.size(); n++) {
            EventPosition position = new EventPosition(height, hash, burnHeight, height * 10, hash(n), n, 0);
            records.add(new ChainRecord(new ContractEvent(position, VAULT, ByteBuffer.allocate(0), events.get(n))));
        }
        records.add(new ChainRecord(
                new BlockEnded(height, hash, burnHeight, height * 10, events.size(), events.size(), NO_DIGEST)));
        records.add(new ChainRecord(new FinalityAdvanced(height, hash, burnHeight, burnHeight)));
        return records;
    }

    private static SpecificRecord event(BookFact fact) {
        return switch (fact) {
            case BookFact.FundsDeposited f ->
                new FundsDeposited(f.provider(), Token.STX, Tier.balanced, f.epoch(), f.amount());
            case BookFact.EpochOpened f ->
                new EpochOpened(
                        Token.STX,
                        Tier.balanced,
                        f.epoch(),
                        f.startsAt(),
                        f.endsAt(),
                        f.weight(),
                        f.capacity(),
                        new Hash32(f.root().bytes()));
            case BookFact.CollateralLocked f ->
                new CollateralLocked(
                        f.policyId(),
                        Token.STX,
                        Tier.balanced,
                        f.epoch(),
                        f.collateral(),
                        f.premium(),
                        0L,
                        VAULT,
                        VAULT,
                        FAR);
            case BookFact.PolicySettled f ->
                new PolicySettled(
                        f.policyId(),
                        Token.STX,
                        Tier.balanced,
                        f.epoch(),
                        f.collateral(),
                        f.payout(),
                        f.premium(),
                        VAULT,
                        VAULT,
                        FAR);
            case BookFact.ExitRequested f -> throw new IllegalStateException("not in the market: " + f);
            case BookFact.FundsWithdrawn f -> throw new IllegalStateException("not in the market: " + f);
            case BookFact.PolicyVoided f -> throw new IllegalStateException("not in the market: " + f);
            case BookFact.BookClosed f -> throw new IllegalStateException("not in the market: " + f);
            case BookFact.BlockReached f -> throw new IllegalStateException("not in the market: " + f);
        };
    }

    private static String hash(long number) {
        return "0x%064x".formatted(number < 0 ? 0 : number + 1);
    }
}

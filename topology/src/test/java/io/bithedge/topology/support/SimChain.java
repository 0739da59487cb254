package io.bithedge.topology.support;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.Hash32;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A chain as the watcher publishes it: blocks, forks and finality, record by record. */
public final class SimChain {
    public static final String VAULT = "ST1.liquidity-pool-vault";
    public static final String REGISTRY = "ST1.policy-registry";
    public static final String ORACLE = "ST1.price-oracle";
    public static final String ROLES = "ST1.pool-roles";

    private final Consumer<ChainRecord> out;
    private long height = 99;
    private long burnHeight = 1_000;
    private String tipHash = "0x99";
    private int forks;
    private final List<ContractEvent> events = new ArrayList<>();
    private List<ChainRecord> lastBlock = List.of();

    public SimChain(Consumer<ChainRecord> out) {
        this.out = out;
    }

    public long height() {
        return height;
    }

    /** Index block hash of the newest block. */
    public String tip() {
        return tipHash;
    }

    public long burnHeight() {
        return burnHeight;
    }

    public void burn(long blocks) {
        burnHeight += blocks;
    }

    /** The place of the next event of the block that is being built. */
    public EventPosition next() {
        return new EventPosition(
                height + 1, hash(height + 1), burnHeight, burnHeight * 600, "0xtx" + events.size(), events.size(), 0);
    }

    public void add(String contract, Object event) {
        events.add(new ContractEvent(next(), contract, ByteBuffer.allocate(0), event));
    }

    /** Publishes the block with what was added. */
    public List<ChainRecord> block() {
        height++;
        String hash = hash(height);
        List<ChainRecord> records = new ArrayList<>();
        records.add(new ChainRecord(new BlockApplied(
                height, hash, tipHash, "0xb" + height, burnHeight, "0xbb" + burnHeight, burnHeight * 600)));
        events.forEach(event -> records.add(new ChainRecord(event)));
        records.add(new ChainRecord(new BlockEnded(
                height, hash, burnHeight, burnHeight * 600, events.size(), events.size(), new Hash32(new byte[32]))));
        events.clear();
        tipHash = hash;
        lastBlock = records;
        records.forEach(out);
        return records;
    }

    /** Publishes the last block once more. */
    public void repeat() {
        lastBlock.forEach(out);
    }

    /** Takes the newest block back; the next one of this height is another. */
    public void rollBack() {
        BlockApplied block = (BlockApplied) lastBlock.getFirst().getBody();
        out.accept(new ChainRecord(
                new BlockRolledBack(height, block.getIndexBlockHash(), block.getParentIndexBlockHash())));
        tipHash = block.getParentIndexBlockHash();
        height--;
        forks++;
    }

    public void finalise() {
        out.accept(new ChainRecord(new FinalityAdvanced(height, tipHash, burnHeight, burnHeight)));
    }

    /** A block that becomes final when so many burn blocks are on top of its own. */
    public void finalBlockUnder(long burnBlocks) {
        block();
        out.accept(new ChainRecord(new FinalityAdvanced(height, tipHash, burnHeight, burnHeight + burnBlocks)));
    }

    /** A block that is final at once. */
    public void finalBlock() {
        block();
        finalise();
    }

    private String hash(long ofHeight) {
        return "0x" + ofHeight + "f" + forks;
    }
}

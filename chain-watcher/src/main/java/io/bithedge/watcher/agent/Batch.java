package io.bithedge.watcher.agent;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Foot;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.MoveMapper;
import io.bithedge.watcher.record.PastMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records in the making, with the cursor behind them. Nothing of it is written before all of it is. */
final class Batch {
    private final List<ChainRecord> records = new ArrayList<>();
    private Cursor cursor;
    private int blocks;
    private int events;
    private int rolledBack;
    private @Nullable BlockId witness;

    Batch(Cursor cursor) {
        this.cursor = cursor;
    }

    Cursor cursor() {
        return cursor;
    }

    List<ChainRecord> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean hasBlocks() {
        return blocks > 0;
    }

    boolean hasRoom(BatchLimits limits) {
        return blocks < limits.blocks() && records.size() < limits.records();
    }

    /** The block that must still be canonical when the batch is written; its ancestors then are, too. */
    Optional<BlockId> witness() {
        return Optional.ofNullable(witness);
    }

    void apply(BlockMapper.Encoded block) {
        cursor = cursor.applied(block.block());
        records.addAll(block.records());
        blocks++;
        events += block.events();
        witness = block.block().head().id();
    }

    /** Undoes every block above `ancestor`, newest first. */
    void rollBackTo(PublishedBlock ancestor) {
        while (!cursor.tip().equals(Optional.of(ancestor))) {
            rollBack();
        }
    }

    /** Undoes every block, newest first. Only while none is final. */
    void rollBackAll() {
        while (cursor.tip().isPresent()) {
            rollBack();
        }
    }

    /** Undoes `block`, one of the unfinal ones, and every block above it, newest first. */
    void rollBackThrough(PublishedBlock block) {
        while (cursor.unfinal().contains(block)) {
            rollBack();
        }
    }

    private void rollBack() {
        records.add(MoveMapper.rolledBack(cursor.unfinal().getLast().head()));
        cursor = cursor.rolledBack();
        rolledBack++;
    }

    /**
     * Tells a section of a contract's past. The one that reaches the final block takes every block above it back first: they
     * come again, with the contract's events in their places.
     */
    void tell(Section section, PublishedBlock finalBlock) {
        Past past = section.past();
        boolean joins = past.nextHeight() > finalBlock.head().height();
        if (joins) {
            rollBackTo(finalBlock);
            rolledBack = 0;
        }
        Coverage coverage =
                joins ? new Coverage.Joined(past, finalBlock.head().height() + 1) : new Coverage.CatchingUp(past);
        cursor = cursor.withFollowed(cursor.followed().with(section.contract(), coverage));
        if (joins) {
            cursor = cursor.joined(past.digest());
        }
        records.add(PastMapper.started(section.contract(), section.fromHeight(), past));
        records.addAll(section.events());
        records.add(
                joins
                        ? PastMapper.joined(
                                section.contract(),
                                section.fromHeight(),
                                past,
                                section.events().size(),
                                cursor.digest())
                        : PastMapper.ended(
                                section.contract(),
                                section.fromHeight(),
                                past,
                                section.events().size()));
        events += section.events().size();
        witness = past.foot() instanceof Foot.At(BlockId last)
                ? last
                : finalBlock.head().id();
    }

    AgentObserver.Written written() {
        return new AgentObserver.Written(blocks, events, rolledBack);
    }

    /** The final point moves as far as the newest confirmed block and its burn block allow. */
    void advanceFinality(FinalityRule rule, SecondLook second, long sourceBurnTip) {
        // A block proves that its burn block exists, whatever the node says about its own burn tip.
        long proven = cursor.confirmed(second).stream()
                .mapToLong(block -> block.head().burnHeight())
                .max()
                .orElse(0L);
        long burnTip = Math.max(sourceBurnTip, proven);
        cursor = cursor.withBurnTip(burnTip);
        Optional<PublishedBlock> newest = rule.newestFinal(cursor, second);
        if (newest.isPresent()) {
            cursor = cursor.finalised(newest.get());
            records.add(MoveMapper.finalityAdvanced(newest.get().head(), burnTip));
            if (witness == null) {
                witness = newest.get().head().id();
            }
        }
    }
}

package io.bithedge.cli.follow;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.stacks.client.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a pool at the tip of a chain that may fork. Two folds: one of the blocks that are buried deep enough, one of all; after a fork the
 * second begins again from a copy of the first. What is kept of the blocks between is a handful of prints. For one thread.
 */
public final class PoolFollower {
    private final PoolReader reader;
    private final long startHeight;
    private final long finalityBurnBlocks;
    private final Optional<PrintLog> log;
    private FollowedPool buried = new FollowedPool();
    private FollowedPool pool = new FollowedPool();
    private final Deque<PoolBlock> unburied = new ArrayDeque<>();
    private final List<String> contradictions = new ArrayList<>();
    private boolean isBehind;
    private boolean isResumed;

    /**
     * Nothing is read yet.
     *
     * @param startHeight the first block that can have a print of the pool
     * @param finalityBurnBlocks a block is taken for final when that many burn blocks are on top of its own
     * @param log where final blocks are kept for the next start
     */
    public PoolFollower(PoolReader reader, long startHeight, long finalityBurnBlocks, Optional<PrintLog> log) {
        this.reader = reader;
        this.startHeight = startHeight;
        this.finalityBurnBlocks = finalityBurnBlocks;
        this.log = log;
    }

    /** As of the last block that was read. */
    public FollowedPool pool() {
        return pool;
    }

    /** What was read otherwise before: final blocks that changed. Empties the list. */
    public List<String> takeContradictions() {
        List<String> taken = List.copyOf(contradictions);
        contradictions.clear();
        return taken;
    }

    /**
     * Reads on to the canonical tip, or to the end of what there is when the chain moves meanwhile.
     *
     * @return whether anything changed
     */
    public boolean advance() {
        return advanceTo(Long.MAX_VALUE);
    }

    /** The same, and no further than through a height. */
    public boolean advanceTo(long height) {
        BlockPlace before = pool.at();
        Block tip = reader.tip();
        if (!isResumed) {
            resume();
        }
        isBehind = isBehind(tip);
        if (isBehind) {
            return false;
        }
        forgetForked();
        long next = next();
        while (next <= Math.min(tip.height(), height)) {
            Optional<Block> block = reader.blockAt(next);
            if (block.isEmpty() || !follows(block.get())) {
                // Taken back while we read: what stands is seen next time.
                break;
            }
            take(reader.read(block.get()));
            next++;
        }
        return !pool.at().equals(before);
    }

    /** The chain shown last was a shorter part of the one that is known: nothing was read. */
    public boolean isBehind() {
        return isBehind;
    }

    /** A chain that ends on one of our blocks, or so low that we do not know any more. */
    private boolean isBehind(Block tip) {
        return tip.height() < pool.at().height()
                && (tip.height() < buried.at().height()
                        || unburied.stream()
                                .map(PoolBlock::place)
                                .anyMatch(place -> place.indexBlockHash().equals(tip.indexBlockHash())));
    }

    /** Begins where the log ends, when that is on the chain. */
    private void resume() {
        List<PoolBlock> kept = log.map(PrintLog::read).orElse(List.of());
        if (!kept.isEmpty()) {
            if (isCanonical(kept.getLast().place())) {
                kept.forEach(buried::apply);
                pool = buried.copy();
            } else {
                log.ifPresent(PrintLog::clear);
            }
        }
        isResumed = true;
    }

    private long next() {
        return pool.at().height() == 0 ? startHeight : pool.at().height() + 1;
    }

    private boolean follows(Block block) {
        return pool.at().height() == 0
                || block.parentIndexBlockHash().equals(pool.at().indexBlockHash());
    }

    private void take(PoolBlock block) {
        pool.apply(block);
        unburied.addLast(block);
        while (!unburied.isEmpty()
                && isBuried(unburied.getFirst(), block.place().burnHeight())) {
            PoolBlock last = unburied.removeFirst();
            buried.apply(last);
            log.ifPresent(there -> there.append(last));
        }
    }

    private boolean isBuried(PoolBlock block, long burnHeight) {
        return burnHeight - block.place().burnHeight() >= finalityBurnBlocks;
    }

    /** Takes off what is not canonical any more. */
    private void forgetForked() {
        int had = unburied.size();
        while (!unburied.isEmpty() && !isCanonical(unburied.getLast().place())) {
            unburied.removeLast();
        }
        if (unburied.isEmpty() && buried.at().height() > 0 && !isCanonical(buried.at())) {
            contradictions.add("block %d (%s) was final, and is not on the chain any more"
                    .formatted(
                            buried.at().height(), buried.at().indexBlockHash().toPrefixedHex()));
            buried = new FollowedPool();
            pool = new FollowedPool();
            log.ifPresent(PrintLog::clear);
            return;
        }
        if (unburied.size() < had) {
            pool = buried.copy();
            unburied.forEach(pool::apply);
        }
    }

    private boolean isCanonical(BlockPlace place) {
        Optional<Block> there = reader.blockAt(place.height());
        return there.isPresent() && there.get().indexBlockHash().equals(place.indexBlockHash());
    }

    /** One that reads a chain once. */
    public static PoolFollower once(PoolReader reader, long startHeight) {
        return new PoolFollower(reader, startHeight, Long.MAX_VALUE, Optional.empty());
    }

    /** Reads to the tip, and fails when there is no pool. */
    public static FollowedPool toTip(PoolReader reader, long startHeight) {
        PoolFollower follower = once(reader, startHeight);
        follower.advance();
        FollowedPool pool = follower.pool();
        if (pool.terms().isEmpty()) {
            throw new ChainFailure("no vault was initialised between block %d and %d"
                    .formatted(startHeight, pool.at().height()));
        }
        return pool;
    }
}

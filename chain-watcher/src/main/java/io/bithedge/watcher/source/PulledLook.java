package io.bithedge.watcher.source;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.ContentsHash;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.UndecodableBlockException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the pulled source for every published block that is not final yet, oldest first, and remembers what it says.
 *
 * <pre>
 * the pulled source                         | the block is
 * has it, with the contents we published    | confirmed
 * has it, with others, `looks` looks in a row | refuted: whoever pushed it was wrong
 * has another one, `looks` looks in a row   | elsewhere: a fork, or forged; nothing becomes final
 * has none, or is silent                    | neither: finality waits
 * </pre>
 *
 * A block that was read from the pulled source itself is confirmed by that. Stepped by one thread; asked by any.
 */
public final class PulledLook {
    private static final int BLOCKS_PER_LOOK = 200;
    private static final int MAX_TOLD = 50_000;
    private static final int MAX_CONFLICTS = 100;

    private final BlockSource pulled;
    private final int looks;
    private final Consumer<BlockId> onRefuted;
    private final Set<PublishedBlock> confirmed = new HashSet<>();
    private final Set<PublishedBlock> refuted = new HashSet<>();
    private final Set<PublishedBlock> elsewhere = new HashSet<>();
    private final Map<PublishedBlock, Integer> differing = new HashMap<>();
    private final Map<String, SourceConflict> conflicts = new LinkedHashMap<>();
    /** What the pulled source gave of a block that was read from it. */
    private final Map<BlockId, Bytes> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockId, Bytes> eldest) {
            return size() > MAX_TOLD;
        }
    };

    private long confirmedHeight;
    private int refutations;
    private volatile String remark = "";

    /**
     * @param looks 1 or more: a difference must be seen so many times in a row before it counts.
     * @param onRefuted receives each block that is refuted, once.
     */
    public PulledLook(BlockSource pulled, int looks, Consumer<BlockId> onRefuted) {
        this.pulled = pulled;
        this.looks = looks;
        this.onRefuted = onRefuted;
    }

    public synchronized boolean confirms(PublishedBlock block) {
        boolean isGiven = Optional.ofNullable(given.get(block.head().id()))
                .filter(block.contents()::equals)
                .isPresent();
        return isGiven || confirmed.contains(block);
    }

    public synchronized boolean refutes(PublishedBlock block) {
        return refuted.contains(block);
    }

    /** True when the pulled source has another block at its height, and has had for a while. */
    synchronized boolean isElsewhere(PublishedBlock block) {
        return elsewhere.contains(block);
    }

    /** How many blocks were refuted since the start. */
    synchronized int refutations() {
        return refutations;
    }

    /** Up to which height blocks were found equal; 0 before the first. */
    public synchronized long confirmedHeight() {
        return confirmedHeight;
    }

    public synchronized List<SourceConflict> conflicts() {
        return List.copyOf(conflicts.values());
    }

    /** What finality waits for; empty when all is well. */
    public String remark() {
        return remark;
    }

    /** The pulled source itself gave this to whoever publishes it. `transactions`: the part of them that says something of us. */
    synchronized void given(ChainBlock block, List<ChainTransaction> transactions) {
        given.put(block.id(), ContentsHash.of(block, transactions));
    }

    /** One look at what is published. Never throws for what the source does. */
    public void look(Cursor cursor) {
        forgetAllBut(cursor.unfinal());
        remark = "";
        Digest before = cursor.finalBlock().map(PublishedBlock::digest).orElse(Digest.ZERO);
        int asked = 0;
        for (PublishedBlock block : cursor.unfinal()) {
            if (!confirms(block)) {
                if (asked++ == BLOCKS_PER_LOOK || !tryConfirm(block, before, cursor)) {
                    return;
                }
            }
            confirmedUpTo(block);
            before = block.digest();
        }
    }

    private boolean tryConfirm(PublishedBlock block, Digest before, Cursor cursor) {
        try {
            return confirm(
                    block, before, cursor.followed().inPlaceAt(block.head().height()));
        } catch (SourceException e) {
            remark = "finality waits for block %d to be pulled: %s"
                    .formatted(block.head().height(), e.getMessage());
            return false;
        }
    }

    private boolean confirm(PublishedBlock block, Digest before, OurContracts contracts) {
        long height = block.head().height();
        Optional<ChainBlock> other = pulled.canonicalAt(height);
        if (other.isEmpty() || !other.get().id().equals(block.head().id())) {
            remark = "finality waits for block %d to be pulled: %s"
                    .formatted(height, other.isEmpty() ? "nobody has it yet" : "another one is given there");
            other.ifPresent(any -> countElsewhere(block));
            return false;
        }
        List<ChainTransaction> transactions = contracts.partOf(pulled.transactions(other.get()));
        boolean isSame = block.contents().isEmpty()
                ? isDigestSame(block, other.get(), transactions, contracts, before)
                : block.contents().equals(ContentsHash.of(other.get(), transactions));
        if (isSame) {
            confirmed(block);
        } else if (isRefutedNow(block, other.get(), transactions)) {
            onRefuted.accept(block.head().id());
        }
        return isSame;
    }

    /** Of a block that was published by an older version: the events alone are compared. */
    private static boolean isDigestSame(
            PublishedBlock block,
            ChainBlock other,
            List<ChainTransaction> transactions,
            OurContracts contracts,
            Digest before) {
        try {
            return other.head().equals(block.head())
                    && BlockMapper.encode(contracts, other, transactions, before)
                            .block()
                            .digest()
                            .equals(block.digest());
        } catch (UndecodableBlockException e) {
            return false;
        }
    }

    private synchronized void countElsewhere(PublishedBlock block) {
        if (differing.merge(block, 1, Integer::sum) >= looks) {
            elsewhere.add(block);
        }
    }

    private synchronized void confirmed(PublishedBlock block) {
        differing.remove(block);
        elsewhere.remove(block);
        confirmed.add(block);
    }

    private synchronized void confirmedUpTo(PublishedBlock block) {
        confirmedHeight = Math.max(confirmedHeight, block.head().height());
    }

    private synchronized boolean isRefutedNow(
            PublishedBlock block, ChainBlock other, List<ChainTransaction> transactions) {
        remark = "finality waits for block %d: what was pushed is not what is pulled"
                .formatted(block.head().height());
        if (differing.merge(block, 1, Integer::sum) < looks || !refuted.add(block)) {
            return false;
        }
        refutations++;
        if (conflicts.size() < MAX_CONFLICTS) {
            SourceConflict conflict = conflict(block, ContentsHash.of(other, transactions));
            conflicts.putIfAbsent(conflict.id(), conflict);
        }
        return true;
    }

    private static SourceConflict conflict(PublishedBlock block, Bytes other) {
        return new SourceConflict(
                "different-contents:" + block.head().id(),
                SourceConflict.Code.SOURCES_TELL_DIFFERENT_BLOCKS,
                "what was pushed of block %s is not what is pulled: it is taken back, and read from what is pulled"
                        .formatted(block.head()),
                "pull: contents " + other.toPrefixedHex(),
                "push: contents " + block.contents().toPrefixedHex(),
                block.head().height(),
                false);
    }

    private synchronized void forgetAllBut(List<PublishedBlock> unfinal) {
        Set<PublishedBlock> present = Set.copyOf(unfinal);
        confirmed.retainAll(present);
        refuted.retainAll(present);
        elsewhere.retainAll(present);
        differing.keySet().retainAll(present);
    }
}

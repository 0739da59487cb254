package io.bithedge.watcher.ahead;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Reads the blocks behind the one that is asked for ahead, as long as the source says that there are more: several requests at
 * once, answers in order. What was read ahead is given once, and dropped as soon as the chain has visibly changed; who reads
 * checks {@link #isCanonical} at the end as ever. At the tip it asks the source directly.
 *
 * <p>Used by one thread; the source behind it is asked by many.
 */
public final class AheadSource implements BlockSource {
    private final BlockSource source;
    private final Ahead<Long, Fetched> ahead;
    private long tipHeight;
    private Optional<Fetched> current = Optional.empty();

    private record Fetched(Optional<ChainBlock> block, List<ChainTransaction> transactions) {}

    public AheadSource(BlockSource source, Executor executor, int window) {
        this.source = source;
        this.ahead = new Ahead<>(executor, window, height -> fetch(source, height));
    }

    private static Fetched fetch(BlockSource source, long height) {
        Optional<ChainBlock> block = source.canonicalAt(height);
        return new Fetched(block, block.map(source::transactions).orElse(List.of()));
    }

    @Override
    public SourceTip tip() {
        SourceTip tip = source.tip();
        tipHeight = tip.height();
        return tip;
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        Optional<BlockId> below = current.flatMap(Fetched::block)
                .filter(block -> block.height() == height - 1)
                .map(ChainBlock::id);
        current = Optional.empty();
        if (height >= tipHeight) {
            ahead.clear();
            return source.canonicalAt(height);
        }
        if (!ahead.first().equals(Optional.of(height))) {
            ahead.clear();
        }
        fill(height);
        Fetched fetched = takeOrClear();
        boolean isStale = below.isPresent()
                && fetched.block().isPresent()
                && !fetched.block().get().head().parent().equals(below.get());
        if (isStale) {
            ahead.clear();
            fetched = fetch(source, height);
        }
        current = Optional.of(fetched);
        fill(height + 1);
        return fetched.block();
    }

    private void fill(long from) {
        long next = ahead.last().map(last -> last + 1).orElse(from);
        while (ahead.hasRoom() && next <= tipHeight) {
            ahead.start(next++);
        }
    }

    private Fetched takeOrClear() {
        try {
            return ahead.take();
        } catch (RuntimeException e) {
            ahead.clear();
            throw e;
        }
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return source.byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        boolean canonical = source.isCanonical(id);
        if (!canonical) {
            ahead.clear();
            current = Optional.empty();
        }
        return canonical;
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return current.filter(fetched -> fetched.block().equals(Optional.of(block)))
                .map(Fetched::transactions)
                .orElseGet(() -> source.transactions(block));
    }
}

package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceConflictException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.chain.SourceWatch;
import java.util.List;
import java.util.Optional;

/** Tells no tip any more once a conflict stops us: the first question of a cycle throws {@link SourceConflictException}. */
public final class GuardedSource implements BlockSource {
    private final BlockSource source;
    private final SourceWatch watch;

    public GuardedSource(BlockSource source, SourceWatch watch) {
        this.source = source;
        this.watch = watch;
    }

    @Override
    public SourceTip tip() {
        Optional<SourceConflict> stopping =
                watch.conflicts().stream().filter(SourceConflict::stops).findFirst();
        if (stopping.isPresent()) {
            throw new SourceConflictException(stopping.get());
        }
        return source.tip();
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return source.canonicalAt(height);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return source.byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return source.isCanonical(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return source.transactions(block);
    }
}

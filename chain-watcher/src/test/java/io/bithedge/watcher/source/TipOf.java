package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import java.util.List;
import java.util.Optional;

/** The tip of one chain and the blocks of another: a node with an API that runs behind it. */
record TipOf(BlockSource node, BlockSource api) implements BlockSource {
    @Override
    public SourceTip tip() {
        return node.tip();
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return api.canonicalAt(height);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return api.byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return api.isCanonical(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return api.transactions(block);
    }
}

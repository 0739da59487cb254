package io.bithedge.watcher.audit;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import java.util.List;
import java.util.Optional;

/** A source that does not show one event. */
record HidingSource(BlockSource source, String txid, int ordinal) implements BlockSource {
    @Override
    public SourceTip tip() {
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
        return source.transactions(block).stream().map(this::without).toList();
    }

    private ChainTransaction without(ChainTransaction transaction) {
        if (!transaction.txid().equals(txid)) {
            return transaction;
        }
        return new ChainTransaction(
                transaction.txid(),
                transaction.index(),
                transaction.sender(),
                transaction.nonce(),
                transaction.fee(),
                transaction.contract(),
                transaction.function(),
                transaction.status(),
                transaction.result(),
                transaction.eventCount(),
                transaction.prints().stream()
                        .filter(print -> print.ordinal() != ordinal)
                        .toList());
    }
}

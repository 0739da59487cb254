package io.bithedge.watcher.testing;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A source in front of another one, with what may go wrong between. Counts what it is asked. */
public final class StubSource implements BlockSource {
    private BlockSource source;
    private @Nullable SourceException failure;
    private UnaryOperator<List<ChainTransaction>> falsify = UnaryOperator.identity();
    private int asked;

    public StubSource(BlockSource source) {
        this.source = source;
    }

    /** From now on it tells another chain. */
    public void tells(BlockSource other) {
        source = other;
    }

    public void fails(SourceException with) {
        failure = with;
    }

    public void works() {
        failure = null;
    }

    public void falsifies(UnaryOperator<List<ChainTransaction>> change) {
        falsify = change;
    }

    public int asked() {
        return asked;
    }

    @Override
    public SourceTip tip() {
        return answer().tip();
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return answer().canonicalAt(height);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return answer().byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return answer().isCanonical(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return falsify.apply(answer().transactions(block));
    }

    private BlockSource answer() {
        asked++;
        if (failure != null) {
            throw failure;
        }
        return source;
    }
}

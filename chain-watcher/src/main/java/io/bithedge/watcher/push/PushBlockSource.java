package io.bithedge.watcher.push;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.SeenBlock.Contents;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.sink.ChainLog;
import java.util.List;
import java.util.Optional;

/**
 * The chain as nodes pushed it. Knows nothing below the first push it still keeps, nor below a gap: asked there it says so
 * instead of answering. Transactions are those that touched our contracts.
 */
public final class PushBlockSource implements BlockSource {
    private final PushIntake intake;
    private final BlockWindow window;

    public PushBlockSource(PushIntake intake, BlockWindow window) {
        this.intake = intake;
        this.window = window;
    }

    @Override
    public SourceTip tip() {
        open();
        return new SourceTip(window.tip().map(SeenBlock::height).orElse(0L), window.burnTip());
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        open();
        if (isBelowGap(height)) {
            throw new SourceException(gap(height));
        }
        return window.onBranch(height).map(SeenBlock::block);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        open();
        return window.find(id).map(SeenBlock::block);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        open();
        return window.isOnBranch(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        open();
        Contents contents = window.find(block.id())
                .map(SeenBlock::contents)
                .orElseThrow(() -> new SourceException("block " + block.head() + " was not pushed"));
        return switch (contents) {
            case Contents.Read(List<ChainTransaction> transactions) -> transactions;
            case Contents.Unread(String problem) -> throw new SourceException(problem);
        };
    }

    /** Why the last push was refused; empty when it was taken. */
    public String remark() {
        return intake.problem();
    }

    /** What strangers put into pushed blocks that we cannot read. */
    public UnreadTally unread() {
        return intake.unread();
    }

    /** True when no push tells which block is canonical there, and none that is still to come will. */
    public boolean isBelowGap(long height) {
        return window.bottom().filter(bottom -> height < bottom.height()).isPresent();
    }

    /** The lowest pushed block without a gap above it, and the one it stands on; empty before the first push. */
    public List<BlockId> seam() {
        return window.bottom()
                .map(bottom -> List.of(bottom.parent(), bottom.id()))
                .orElse(List.of());
    }

    /** True before the first push. */
    public boolean isEmpty() {
        return window.tip().isEmpty();
    }

    /** True when just this block was pushed, with everything in it that concerns us. */
    public boolean canRead(ChainBlock block) {
        return window.find(block.id())
                .filter(seen -> seen.block().equals(block) && seen.contents() instanceof Contents.Read)
                .isPresent();
    }

    /** How many blocks without a gap end at the pushed tip. */
    public long length() {
        return window.tip().map(SeenBlock::height).orElse(-1L)
                - window.bottom().map(SeenBlock::height).orElse(0L)
                + 1;
    }

    /** Forgets what was pushed of a block, and takes no more of it: it is not true, or not known to be. */
    public void refuse(BlockId id, String reason) {
        intake.refuse(id, reason);
    }

    private String gap(long height) {
        String bottom =
                window.bottom().map(block -> block.block().head().toString()).orElse("none");
        String parent = window.bottom().map(block -> block.parent().hex()).orElse("none");
        return "no node pushed block %d: the pushed chain begins at %s, and its parent %s is unknown"
                .formatted(height, bottom, parent);
    }

    private void open() {
        try {
            intake.open();
        } catch (ChainLog.Unavailable e) {
            throw new SourceException("the pushed blocks cannot be read: " + e.getMessage(), e);
        }
    }
}

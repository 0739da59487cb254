package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.push.PushBlockSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows what nodes push; what was pulled fills the gaps and is compared with it in the background.
 *
 * <pre>
 * PUSHED -> PULLED   the pushed tip is lower than the pulled one for `patience`
 * PULLED -> PUSHED   the pushed tip has come up to it, and what was pushed first stands on what is pulled
 * </pre>
 *
 * While PULLED everything is pulled: two branches are never mixed. While PUSHED only what lies below the pushed chain, or could not
 * be read from the push, is pulled. Moves at {@link #tip} only, the first question of a cycle. Blocks may be read by
 * several threads between two of them.
 */
public final class CrossCheckedSource implements BlockSource {
    private final PushBlockSource pushed;
    private final BlockSource pulled;
    private final CrossCheck check;
    private final Duration patience;
    private final InstantSource clock;
    private @Nullable Instant behindSince;
    private volatile boolean pulling;
    /** True when blocks on both sides of the seam between what is pulled and what was pushed may be read next. */
    private volatile boolean seam = true;

    /** `check` compares the two and is stepped by somebody else. */
    public CrossCheckedSource(
            PushBlockSource pushed, BlockSource pulled, CrossCheck check, Duration patience, InstantSource clock) {
        this.pushed = pushed;
        this.pulled = pulled;
        this.check = check;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public SourceTip tip() {
        SourceTip tip = pushed.tip();
        pulling = pushed.isEmpty() || isPushLate(tip) || !isLinked();
        return pulling ? pulled.tip() : tip;
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        boolean below = pushed.isBelowGap(height);
        seam |= below;
        return (pulling || below) ? pulled.canonicalAt(height) : pushed.canonicalAt(height);
    }

    /** A block is the same whoever tells it. */
    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        Optional<ChainBlock> found = pushed.byId(id);
        return found.isPresent() ? found : pulled.byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        boolean isPushed = pushed.byId(id)
                .filter(block -> !pushed.isBelowGap(block.height()))
                .isPresent();
        return (isPushed && !pulling) ? pushed.isCanonical(id) : pulled.isCanonical(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return pushed.canRead(block.id()) ? pushed.transactions(block) : pulled.transactions(block);
    }

    /** Why it does not follow what is pushed; empty when it does. */
    public String remark() {
        return pulling ? "no node pushes, or it is behind: pulling" : "";
    }

    /** Two branches that meet at the seam would be rolled back into each other for ever. */
    private boolean isLinked() {
        if (seam || pulling) {
            boolean linked = pushed.seam().stream().anyMatch(pulled::isCanonical);
            seam = !linked;
            return linked;
        }
        return true;
    }

    private boolean isPushLate(SourceTip tip) {
        long pulledHeight = check.status().second().map(SourceTip::height).orElse(0L);
        if (tip.height() >= pulledHeight) {
            behindSince = null;
            return false;
        }
        Instant since = behindSince == null ? clock.instant() : behindSince;
        behindSince = since;
        return pulling || !clock.instant().isBefore(since.plus(patience));
    }
}

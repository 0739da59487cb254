package io.bithedge.watcher.push;

import io.bithedge.watcher.chain.SourceTip;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far above everything we know a push may lie: one block of height 10^9 would be the tip for a week. A node tells its blocks
 * one after the other. Measured from the pulled tip, and before there is one from the pushed tip. Thread-safe.
 */
public final class HeightLimit {
    public static final int MAX_BLOCKS = 1_000_000;

    private final int blocks;
    private final AtomicReference<Optional<SourceTip>> pulled = new AtomicReference<>(Optional.empty());

    /** `blocks` is 1 to 1,000,000. */
    public HeightLimit(int blocks) {
        if (blocks < 1 || blocks > MAX_BLOCKS) {
            throw new IllegalArgumentException("expected 1 to %d blocks, got %d".formatted(MAX_BLOCKS, blocks));
        }
        this.blocks = blocks;
    }

    /** The pulled source gave its tip. */
    public void pulled(SourceTip tip) {
        pulled.set(Optional.of(tip));
    }

    /** True when what is not taken may be forgotten, because it is pulled when it is real. */
    boolean isPulled() {
        return pulled.get().isPresent();
    }

    /** Why a block is not taken; empty when it is. `pushed`: the pushed tip. */
    Optional<String> refusal(SourceTip block, Optional<SourceTip> pushed) {
        Optional<SourceTip> known = pulled.get().or(() -> pushed);
        return known.flatMap(tip -> jump("height", block.height(), tip.height())
                .or(() -> jump("burn height", block.burnHeight(), tip.burnHeight())));
    }

    /** Why a burn height is not taken; empty when it is. `pushed`: the pushed one, 0 when there is none. */
    Optional<String> burnRefusal(long height, long pushed) {
        long known = pulled.get().map(SourceTip::burnHeight).orElse(pushed);
        return known == 0 ? Optional.empty() : jump("burn height", height, known);
    }

    private Optional<String> jump(String what, long pushed, long known) {
        return pushed - known <= blocks
                ? Optional.empty()
                : Optional.of("its %s is %d, more than %d above %d, the highest we know"
                        .formatted(what, pushed, blocks, known));
    }
}

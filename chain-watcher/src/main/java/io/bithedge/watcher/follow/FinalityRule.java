package io.bithedge.watcher.follow;

import java.util.Optional;

/** A block is final when `burnTip - block.burnHeight >= burnBlocks`: burn blocks count, not the Stacks blocks between them. */
public record FinalityRule(int burnBlocks) {
    public static final int MAX_BURN_BLOCKS = 1_000;

    /** `burnBlocks` is 1 to 1,000: zero would make a block final before its burn block has a successor. */
    public FinalityRule {
        if (burnBlocks < 1 || burnBlocks > MAX_BURN_BLOCKS) {
            throw new IllegalArgumentException(
                    "finality: expected 1 to %d burn blocks, got %d".formatted(MAX_BURN_BLOCKS, burnBlocks));
        }
    }

    /** The newest block that becomes final now, with every block below it; empty when none does. */
    public Optional<PublishedBlock> newestFinal(Cursor cursor) {
        Optional<PublishedBlock> newest = Optional.empty();
        for (PublishedBlock block : cursor.unfinal()) {
            if (cursor.burnTip() - block.head().burnHeight() < burnBlocks) {
                break;
            }
            newest = Optional.of(block);
        }
        return newest;
    }
}

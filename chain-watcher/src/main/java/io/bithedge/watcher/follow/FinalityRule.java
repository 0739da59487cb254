package io.bithedge.watcher.follow;

import java.util.List;
import java.util.Optional;

/**
 * A block is final when a block stands on it whose burn block is at least `burnBlocks` later: `tip.burnHeight - block.burnHeight >= burnBlocks`.
 * Burn blocks count, not the Stacks blocks between them. The burn chain alone makes nothing final: while no Stacks block comes, the tip may
 * be a sibling that nobody builds on, and only the next block tells.
 */
public record FinalityRule(int burnBlocks) {
    public static final int MAX_BURN_BLOCKS = 1_000;

    /** `burnBlocks` is 1 to 1,000: zero would make a block final before its burn block has a successor. */
    public FinalityRule {
        if (burnBlocks < 1 || burnBlocks > MAX_BURN_BLOCKS) {
            throw new IllegalArgumentException(
                    "finality: expected 1 to %d burn blocks, got %d".formatted(MAX_BURN_BLOCKS, burnBlocks));
        }
    }

    /**
     * The newest block that becomes final now, with every block below it; empty when none does. What a second source does not
     * confirm is not there: neither does it become final, nor does anything stand on it.
     */
    public Optional<PublishedBlock> newestFinal(Cursor cursor, SecondLook second) {
        List<PublishedBlock> confirmed = cursor.confirmed(second);
        if (confirmed.isEmpty()) {
            return Optional.empty();
        }
        long builtUpTo = Math.min(cursor.burnTip(), confirmed.getLast().head().burnHeight());
        Optional<PublishedBlock> newest = Optional.empty();
        for (PublishedBlock block : confirmed) {
            if (builtUpTo - block.head().burnHeight() < burnBlocks) {
                break;
            }
            newest = Optional.of(block);
        }
        return newest;
    }
}

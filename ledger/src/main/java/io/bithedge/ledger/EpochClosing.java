package io.bithedge.ledger;

import java.util.List;

/**
 * A book at the end of the last block below {@code cutoffBurnHeight}: all that weighing an account for epoch {@code epoch + 1} needs.
 * What is settled later does not change it.
 *
 * @param cutoffBurnHeight the height at which the epoch was over; an account partition weighs when it has read every block below it
 * @param open vintages that may still change, and the closing epoch's own, ascending by epoch
 * @param finished vintages that were over for good at this closing and not yet at the one before, ascending by epoch
 * @param capital deposits less withdrawals less losses
 */
public record EpochClosing(
        BookId book,
        long epoch,
        long cutoffBurnHeight,
        List<OpenVintage> open,
        List<FinishedVintage> finished,
        long capital,
        long locked) {
    public EpochClosing {
        open = List.copyOf(open);
        finished = List.copyOf(finished);
    }

    /** {@code burden}: what is locked or lost. */
    public record OpenVintage(long epoch, long weight, long burden) {}

    public record FinishedVintage(long epoch, long weight, long losses, long premiumEarned) {}
}

package io.bithedge.topology.price;

import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.SubmissionState;
import java.math.BigInteger;

/** When prices are submitted to the chain. Pure. */
final class SubmissionRule {
    /** A move since the last recorded price that is submitted at once. */
    private static final long MOVE_BPS = 100;
    /** Within this of a held price, ours confirms it. Source: price-oracle#MAX_MOVE_BPS. */
    private static final long CONFIRM_BPS = 500;
    /** Burn blocks in which a held price may be confirmed. Source: price-oracle#CONFIRMATION_BLOCKS. */
    private static final long CONFIRM_BLOCKS = 6;
    /** Burn blocks after which a submission that was not recorded is given up. */
    private static final long OUTSTANDING_BLOCKS = 3;

    private SubmissionRule() {}

    /** {@code price}: what we hold for an asset now. */
    static boolean isDue(AssetState last, long price, long burnTip, int heartbeatBlocks) {
        return last.getHeight() < 0
                || burnTip - last.getHeight() >= heartbeatBlocks
                || compareMove(price, last.getPrice(), MOVE_BPS) >= 0;
    }

    /** Something was asked that may still be answered, or the chain has a price of this height: a second one would change nothing. */
    static boolean mustWait(SubmissionState state) {
        long tip = state.getBurnTip();
        if (!state.getInitialised() || tip < 0 || tip <= state.getSubmittedAt()) {
            return true;
        }
        boolean isTaken = state.getAssets().stream().anyMatch(asset -> asset.getHeight() >= tip);
        boolean isAnswered = state.getAssets().stream().allMatch(asset -> asset.getHeight() >= state.getSubmittedAt());
        boolean isOutstanding =
                state.getSubmittedAt() >= 0 && !isAnswered && tip - state.getSubmittedAt() < OUTSTANDING_BLOCKS;
        return isTaken || isOutstanding;
    }

    /** A held price is confirmed when our own sources say about the same, once while it can be confirmed. */
    static boolean confirms(AssetState last, long ourPrice, long heldPrice, long heldHeight, long burnTip) {
        boolean isOpen = burnTip <= heldHeight + CONFIRM_BLOCKS;
        boolean isNew = last.getConfirmedAt() < 0 || heldHeight - last.getConfirmedAt() > CONFIRM_BLOCKS;
        return isOpen && isNew && compareMove(ourPrice, heldPrice, CONFIRM_BPS) <= 0;
    }

    /** The sign of |price - reference| - reference x bps / 10000; exact over 63-bit prices. */
    private static int compareMove(long price, long reference, long bps) {
        BigInteger moved = BigInteger.valueOf(price)
                .subtract(BigInteger.valueOf(reference))
                .abs()
                .multiply(BigInteger.valueOf(10_000));
        return moved.compareTo(BigInteger.valueOf(reference).multiply(BigInteger.valueOf(bps)));
    }
}

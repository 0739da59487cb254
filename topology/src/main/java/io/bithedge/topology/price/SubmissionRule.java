package io.bithedge.topology.price;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.SubmissionState;
import java.math.BigInteger;

/**
 * When prices are submitted to the chain. Pure.
 *
 * <p>Every submitter sends his own observation; the contract records a price when enough of them agree within two blocks. So all are asked
 * at once, each by a command of his own: one that is parked, or whose key lies elsewhere, holds nobody up. What is not recorded is
 * submitted again by all of them, since observations that are not fresh agree with nothing. Source: price-oracle#submit-prices.
 */
final class SubmissionRule {
    /** A move since the last recorded price that is submitted at once. */
    private static final long MOVE_BPS = 50;
    /** Burn blocks after which a submission that was not recorded is given up. */
    private static final long OUTSTANDING_BLOCKS = 3;

    private SubmissionRule() {}

    /** {@code price}: what we hold for an asset now. */
    static boolean isDue(AssetState last, long price, SubmissionState state, int heartbeatBlocks) {
        long tip = state.getBurnTip();
        return last.getHeight() < 0
                || tip - last.getHeight() >= heartbeatBlocks
                || isNeeded(last, state)
                || hasMoved(price, last.getPrice());
    }

    /** A policy waits for a price from a height on that is reached, and the last one is older. */
    private static boolean isNeeded(AssetState last, SubmissionState state) {
        return state.getNeededAt() <= state.getBurnTip() && last.getHeight() < state.getNeededAt();
    }

    /** Something was asked that may still be answered, or the chain has a price of this height: a second one would change nothing. */
    static boolean mustWait(SubmissionState state) {
        long tip = state.getBurnTip();
        if (!state.getInitialised() || tip < 0 || tip <= state.getSubmittedAt()) {
            return true;
        }
        boolean isTaken = state.getAssets().stream().anyMatch(asset -> asset.getHeight() >= tip);
        return isTaken || (isUnanswered(state) && tip - state.getSubmittedAt() < OUTSTANDING_BLOCKS);
    }

    /** Of some asset that was submitted, no price was recorded since. */
    private static boolean isUnanswered(SubmissionState state) {
        return state.getAssets().stream()
                .anyMatch(asset -> asset.getAskedAt() >= 0 && asset.getHeight() < asset.getAskedAt());
    }

    /** The contract refuses what was observed before a submitter's last, and records nothing that is older than the record before. */
    static boolean isAcceptable(AssetState last, long observedAt) {
        return observedAt >= last.getObservedAt();
    }

    /** |price - reference| >= reference x 50 / 10000; exact over 63-bit prices. */
    private static boolean hasMoved(long price, long reference) {
        BigInteger moved = BigInteger.valueOf(price)
                .subtract(BigInteger.valueOf(reference))
                .abs()
                .multiply(BigInteger.valueOf(BasisPoints.ONE));
        return moved.compareTo(BigInteger.valueOf(reference).multiply(BigInteger.valueOf(MOVE_BPS))) >= 0;
    }
}

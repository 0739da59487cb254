package io.bithedge.topology.price;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.SubmissionState;
import java.math.BigInteger;

/**
 * When prices are submitted to the chain, and by whom. Pure.
 *
 * <p>Two keys submit. A price that moved by more than 5 % is held by the contract until another submitter says about the same: the key
 * that did not submit last confirms it. A submission that the chain does not answer is made again by the other key, so that one key
 * that is lost, blocked or taken off the list does not silence the oracle.
 */
final class SubmissionRule {
    static final String FIRST_KEY = "oracle-1";
    static final String SECOND_KEY = "oracle-2";

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
    static boolean isDue(AssetState last, long price, SubmissionState state, int heartbeatBlocks) {
        long tip = state.getBurnTip();
        return last.getHeight() < 0
                || tip - last.getHeight() >= heartbeatBlocks
                || isNeeded(last, state)
                || compareMove(price, last.getPrice(), MOVE_BPS) >= 0;
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

    /** The first key, unless what was submitted last is unanswered: then the other one. */
    static String signer(SubmissionState state) {
        return isUnanswered(state) ? otherKey(state) : FIRST_KEY;
    }

    /** Not the key that submitted last: nobody confirms himself. */
    static String otherKey(SubmissionState state) {
        return state.getSubmittedBy().equals(SECOND_KEY) ? FIRST_KEY : SECOND_KEY;
    }

    /** A held price is confirmed when our own sources say about the same, once, while it can be confirmed. */
    static boolean confirms(AssetState asset, long ourPrice, long burnTip) {
        boolean isOpen = asset.getHeldHeight() >= 0 && burnTip <= asset.getHeldHeight() + CONFIRM_BLOCKS;
        return isOpen
                && asset.getHeldHeight() > asset.getConfirmedAt()
                && compareMove(ourPrice, asset.getHeldPrice(), CONFIRM_BPS) <= 0;
    }

    /** The sign of |price - reference| - reference x bps / 10000; exact over 63-bit prices. */
    private static int compareMove(long price, long reference, long bps) {
        BigInteger moved = BigInteger.valueOf(price)
                .subtract(BigInteger.valueOf(reference))
                .abs()
                .multiply(BigInteger.valueOf(BasisPoints.ONE));
        return moved.compareTo(BigInteger.valueOf(reference).multiply(BigInteger.valueOf(bps)));
    }
}

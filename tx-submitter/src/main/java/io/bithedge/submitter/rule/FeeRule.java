package io.bithedge.submitter.rule;

import io.bithedge.ledger.policy.BurnBlocks;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a transaction pays: the node's estimate, not below 1 micro-STX per byte (which the mempool demands), not above the cap. One that
 * waits pays a quarter to a half more each time.
 *
 * @param capMicroStx of one transaction: 10,000 to 10^9; above the floor of every call we make (the longest has about 1,500 bytes).
 * @param capPerDayMicroStx of one account in 144 burn blocks, at least `capMicroStx`.
 * @param ladderBurnBlocks after how many burn blocks outside of any block it pays more: 1 to 144.
 */
public record FeeRule(long capMicroStx, long capPerDayMicroStx, int ladderBurnBlocks) {
    private static final long MICRO_STX_PER_BYTE = 1;

    public FeeRule {
        require("fee cap", capMicroStx, 10_000, 1_000_000_000);
        require("fee cap per day", capPerDayMicroStx, capMicroStx, 1_000_000_000_000L);
        require("fee ladder", ladderBurnBlocks, 1, BurnBlocks.DAY);
    }

    private static void require(String what, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException("%s: expected %d to %d, got %d".formatted(what, lowest, highest, value));
        }
    }

    /**
     * Micro-STX for the first transaction of a command.
     *
     * @param outbid the highest fee of those that were signed for this nonce before, 0 when none was; empty result: the cap does not
     *     allow more than that.
     */
    public OptionalLong first(Optional<Long> estimate, int signedSize, long outbid) {
        long floor = Math.multiplyExact(signedSize, MICRO_STX_PER_BYTE);
        long fee = Math.clamp(estimate.orElse(floor), floor, Math.max(floor, capMicroStx));
        return outbid < fee ? OptionalLong.of(fee) : raised(outbid, estimate);
    }

    /** fee' = estimate within ceil(fee x 5/4) .. ceil(fee x 3/2), at most the cap, more than fee; empty when the cap does not allow that. */
    public OptionalLong raised(long feeMicroStx, Optional<Long> estimate) {
        if (feeMicroStx >= capMicroStx) {
            return OptionalLong.empty();
        }
        long least = Math.max(feeMicroStx + 1, Math.ceilDiv(Math.multiplyExact(feeMicroStx, 5), 4));
        long most = Math.max(least, Math.ceilDiv(Math.multiplyExact(feeMicroStx, 3), 2));
        return OptionalLong.of(Math.min(capMicroStx, Math.clamp(estimate.orElse(least), least, most)));
    }

    /** One past its deadline pays more with every burn block. */
    public boolean isDue(long burnTip, long waitsSince, long deadlineBurnHeight) {
        long waited = burnTip - waitsSince;
        boolean isLate = deadlineBurnHeight > 0 && burnTip >= deadlineBurnHeight;
        return waitsSince > 0 && waited >= (isLate ? 1 : ladderBurnBlocks);
    }
}

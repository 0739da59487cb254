package io.bithedge.pool.quote;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.policy.BurnBlocks;

/**
 * What one book carries at most. Source: docs/domain.md 6, liquidity-pool-vault#initialise.
 *
 * @param longestTermBlocks burn blocks
 * @param policyBps most of the capital behind the epoch for one policy
 * @param dayBps most of the capital behind the epoch for policies that expire on one day
 */
public record TierLimits(long longestTermBlocks, int policyBps, int dayBps) {
    public static TierLimits of(Tier tier) {
        return switch (tier) {
            case CONSERVATIVE -> new TierLimits(90 * BurnBlocks.DAY, 2_000, 2_500);
            case BALANCED -> new TierLimits(180 * BurnBlocks.DAY, 2_500, 3_300);
            case AGGRESSIVE -> new TierLimits(BurnBlocks.YEAR, 5_000, 5_000);
        };
    }
}

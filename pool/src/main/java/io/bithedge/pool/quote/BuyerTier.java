package io.bithedge.pool.quote;

import io.bithedge.ledger.Tier;
import io.bithedge.pool.pricing.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * How far the strike is from the price, which decides whose capital may back the policy.
 *
 * <pre>moneyness = K / S for a PUT, 2 - K / S for a CALL (mirrored), basis points</pre>
 */
public enum BuyerTier {
    CONSERVATIVE(9_500),
    STANDARD(8_500),
    FLEXIBLE(7_500),
    CRASH(Long.MIN_VALUE);

    private final long fromBps;

    BuyerTier(long fromBps) {
        this.fromBps = fromBps;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Books that may back it, preferred first. */
    public List<Tier> backers() {
        return switch (this) {
            case CONSERVATIVE -> List.of(Tier.CONSERVATIVE);
            case STANDARD -> List.of(Tier.BALANCED, Tier.CONSERVATIVE);
            case FLEXIBLE -> List.of(Tier.AGGRESSIVE, Tier.BALANCED);
            case CRASH -> List.of(Tier.BALANCED, Tier.CONSERVATIVE, Tier.AGGRESSIVE);
        };
    }

    /** The tier of K / S, given in basis points rounded down. */
    public static BuyerTier of(PolicyType policyType, long strikeToSpotBps) {
        long moneyness = switch (policyType) {
            case PUT -> strikeToSpotBps;
            case CALL -> 20_000 - strikeToSpotBps;
        };
        for (BuyerTier tier : values()) {
            if (moneyness >= tier.fromBps) {
                return tier;
            }
        }
        throw new IllegalStateException("CRASH takes every moneyness, got " + moneyness);
    }
}

package io.bithedge.topology.quote;

import io.bithedge.ledger.Tier;
import java.util.List;
import java.util.Locale;

/**
 * How far the strike is from the price, which decides whose capital may back the policy.
 *
 * <pre>moneyness = K / S for a PUT, 2 - K / S for a CALL (mirrored), basis points</pre>
 */
public enum BuyerTier {
    CONSERVATIVE(9_500, List.of(Tier.CONSERVATIVE)),
    STANDARD(8_500, List.of(Tier.BALANCED, Tier.CONSERVATIVE)),
    FLEXIBLE(7_500, List.of(Tier.AGGRESSIVE, Tier.BALANCED)),
    CRASH(Long.MIN_VALUE, List.of(Tier.BALANCED, Tier.CONSERVATIVE, Tier.AGGRESSIVE));

    private final long fromBps;
    private final List<Tier> backers;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    BuyerTier(long fromBps, List<Tier> backers) {
        this.fromBps = fromBps;
        this.backers = backers;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Books that may back it, preferred first. */
    public List<Tier> backers() {
        return backers;
    }

    /** @param strikeToSpotBps K / S, rounded down */
    public static BuyerTier of(PolicyKind kind, long strikeToSpotBps) {
        long moneyness =
                switch (kind) {
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

package io.bithedge.pool.risk;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.pricing.ModelVolatility;
import java.util.List;
import java.util.OptionalLong;

/**
 * What risk is measured at.
 *
 * @param burnHeight the height that terms are counted from
 * @param volatilities ascending by window; empty while none is known
 */
public record Conditions(PriceE8 btc, PriceE8 stx, long burnHeight, List<Volatility> volatilities) {
    /** Name of the formulas and constants of {@link ModelRule}: another name, other numbers. */
    public static final String MODEL = "black-scholes-1";

    /** Annualised, basis points, over the days up to `day` (days since 1970). */
    public record Volatility(int windowDays, long volatilityBps, long day) {}

    public Conditions {
        volatilities = List.copyOf(volatilities);
    }

    public boolean hasVolatility() {
        return !volatilities.isEmpty();
    }

    /** As quotes take it. Empty while none is known. */
    OptionalLong volatilityBps(long blocksLeft) {
        return ModelVolatility.window(volatilities, blocksLeft, Volatility::windowDays)
                .map(found -> OptionalLong.of(ModelVolatility.clampedBps(found.volatilityBps())))
                .orElseGet(OptionalLong::empty);
    }
}

package io.bithedge.topology.quote;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Black-Scholes price of a European option without dividends, USD per BTC.
 *
 * <pre>
 * d1   = (ln(S / K) + (r + v^2 / 2) T) / (v sqrt T)        d2 = d1 - v sqrt T
 * put  = K e^(-rT) N(-d2) - S N(-d1)                       call = S N(d1) - K e^(-rT) N(d2)
 * </pre>
 */
final class BlackScholes {
    static final double RATE = 0.02;
    /** Burn blocks of a year: 144 a day. */
    static final double BLOCKS_PER_YEAR = 52_560;

    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

    private BlackScholes() {}

    /** @param volatility annualised, as a fraction; above 0 */
    static double price(PolicyKind kind, double spot, double strike, double volatility, double years) {
        double spread = volatility * Math.sqrt(years);
        double d1 = (Math.log(spot / strike) + (RATE + volatility * volatility / 2) * years) / spread;
        double d2 = d1 - spread;
        double discounted = strike * Math.exp(-RATE * years);
        return switch (kind) {
            case PUT -> discounted * NORMAL.cumulativeProbability(-d2) - spot * NORMAL.cumulativeProbability(-d1);
            case CALL -> spot * NORMAL.cumulativeProbability(d1) - discounted * NORMAL.cumulativeProbability(d2);
        };
    }
}

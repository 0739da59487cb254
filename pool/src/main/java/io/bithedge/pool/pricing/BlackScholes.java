package io.bithedge.pool.pricing;

import io.bithedge.ledger.policy.BurnBlocks;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Black-Scholes price of a European option without dividends, USD per BTC, and how it answers to a change of its inputs.
 *
 * <pre>
 * d1    = (ln(S / K) + (r + v^2 / 2) T) / (v sqrt T)        d2 = d1 - v sqrt T
 * put   = K e^(-rT) N(-d2) - S N(-d1)                       call = S N(d1) - K e^(-rT) N(d2)
 * delta = N(d1) for a call, N(d1) - 1 for a put             gamma = n(d1) / (S v sqrt T)
 * vega  = S n(d1) sqrt T                                    theta = - S n(d1) v / (2 sqrt T) -+ r K e^(-rT) N(+-d2)
 * </pre>
 */
public final class BlackScholes {
    static final double RATE = 0.02;
    public static final double BLOCKS_PER_YEAR = BurnBlocks.YEAR;

    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

    private BlackScholes() {}

    /**
     * Price and its derivatives: `delta` and `gamma` by the spot, `vega` by the volatility (1 is 100 %), `theta` by the passing of a
     * year.
     */
    public record Greeks(double price, double delta, double gamma, double vega, double theta) {
        public static final Greeks NONE = new Greeks(0, 0, 0, 0, 0);

        public Greeks minus(Greeks other) {
            return new Greeks(
                    price - other.price,
                    delta - other.delta,
                    gamma - other.gamma,
                    vega - other.vega,
                    theta - other.theta);
        }
    }

    /** The price alone; {@code volatility} annualised, as a fraction, and {@code years} above 0. */
    public static double price(PolicyType policyType, double spot, double strike, double volatility, double years) {
        double spread = volatility * Math.sqrt(years);
        double d1 = (Math.log(spot / strike) + (RATE + volatility * volatility / 2) * years) / spread;
        double d2 = d1 - spread;
        double discounted = strike * Math.exp(-RATE * years);
        return switch (policyType) {
            case PUT -> discounted * NORMAL.cumulativeProbability(-d2) - spot * NORMAL.cumulativeProbability(-d1);
            case CALL -> spot * NORMAL.cumulativeProbability(d1) - discounted * NORMAL.cumulativeProbability(d2);
        };
    }

    /** Price and derivatives; {@code years} above 0: at its end a policy has a payout and no derivatives. */
    public static Greeks greeks(PolicyType policyType, double spot, double strike, double volatility, double years) {
        double spread = volatility * Math.sqrt(years);
        double d1 = (Math.log(spot / strike) + (RATE + volatility * volatility / 2) * years) / spread;
        double d2 = d1 - spread;
        double density = NORMAL.density(d1);
        double carry = RATE * strike * Math.exp(-RATE * years);
        double decay = -spot * density * volatility / (2 * Math.sqrt(years));
        double delta = NORMAL.cumulativeProbability(d1);
        return new Greeks(
                price(policyType, spot, strike, volatility, years),
                switch (policyType) {
                    case PUT -> delta - 1;
                    case CALL -> delta;
                },
                density / (spot * spread),
                spot * density * Math.sqrt(years),
                switch (policyType) {
                    case PUT -> decay + carry * NORMAL.cumulativeProbability(-d2);
                    case CALL -> decay - carry * NORMAL.cumulativeProbability(d2);
                });
    }
}

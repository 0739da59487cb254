package io.bithedge.pool.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.bithedge.pool.pricing.BlackScholes.Greeks;
import org.junit.jupiter.api.Test;

/** Against OpenGamma Strata, over what quotes allow: terms of a day to a year, volatility 10 % to 300 %, strikes half to one and a half. */
class GreeksTest {
    private static final double SPOT = 60_000;
    private static final double[] STRIKES = {30_000, 48_000, 57_000, 60_000, 63_000, 72_000, 90_000};
    private static final double[] VOLATILITIES = {0.10, 0.35, 0.60, 1.20, 3.00};
    private static final double[] BLOCKS = {144, 1_008, 4_320, 12_960, 52_560};

    @Test
    void equalsTheIndependentLibrary() {
        for (PolicyType policyType : PolicyType.values()) {
            for (double strike : STRIKES) {
                for (double volatility : VOLATILITIES) {
                    for (double blocks : BLOCKS) {
                        compare(policyType, strike, volatility, blocks / BlackScholes.BLOCKS_PER_YEAR);
                    }
                }
            }
        }
    }

    private static void compare(PolicyType policyType, double strike, double volatility, double years) {
        Greeks ours = BlackScholes.greeks(policyType, SPOT, strike, volatility, years);
        boolean isCall = policyType == PolicyType.CALL;
        double rate = BlackScholes.RATE;
        String what = "%s strike %s volatility %s years %s".formatted(policyType, strike, volatility, years);
        // Without dividends the cost of carry is the rate.
        assertThat(ours.price())
                .as(what)
                .isCloseTo(
                        BlackScholesFormulaRepository.price(SPOT, strike, years, volatility, rate, rate, isCall),
                        within(1e-6));
        assertThat(ours.delta())
                .as(what)
                .isCloseTo(
                        BlackScholesFormulaRepository.delta(SPOT, strike, years, volatility, rate, rate, isCall),
                        within(1e-10));
        assertThat(ours.gamma())
                .as(what)
                .isCloseTo(
                        BlackScholesFormulaRepository.gamma(SPOT, strike, years, volatility, rate, rate),
                        within(1e-12));
        assertThat(ours.vega())
                .as(what)
                .isCloseTo(
                        BlackScholesFormulaRepository.vega(SPOT, strike, years, volatility, rate, rate), within(1e-6));
        assertThat(ours.theta())
                .as(what)
                .isCloseTo(
                        BlackScholesFormulaRepository.theta(SPOT, strike, years, volatility, rate, rate, isCall),
                        within(1e-5));
    }

    /** Of one strike: the deltas of call and put are one apart, gamma and vega are the same, theta differs by the carry of the strike. */
    @Test
    void keepsPutCallParity() {
        Greeks put = BlackScholes.greeks(PolicyType.PUT, SPOT, 54_000, 0.55, 0.25);
        Greeks call = BlackScholes.greeks(PolicyType.CALL, SPOT, 54_000, 0.55, 0.25);
        Greeks forward = call.minus(put);

        assertThat(forward.price()).isCloseTo(SPOT - 54_000 * Math.exp(-0.02 * 0.25), within(1e-6));
        assertThat(forward.delta()).isCloseTo(1, within(1e-12));
        assertThat(forward.gamma()).isZero();
        assertThat(forward.vega()).isZero();
        assertThat(forward.theta()).isCloseTo(-0.02 * 54_000 * Math.exp(-0.02 * 0.25), within(1e-6));
    }
}

package io.bithedge.pool.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlackScholesTest {
    /** Source: the closed-form vectors of docs/domain.md 6. USD per BTC, before load. */
    @ParameterizedTest
    @CsvSource({
        "PUT,  50000, 50000, 0.60, 30, 3383.25",
        "CALL, 50000, 50000, 0.60, 30, 3465.37",
        "PUT,  60000, 54000, 0.55, 90, 3537.17",
        "CALL, 60000, 54000, 0.55, 90, 9802.82",
    })
    void givesTheClosedFormPrice(
            PolicyType policyType, double spot, double strike, double volatility, double days, double expected) {
        double years = days * 144 / BlackScholes.BLOCKS_PER_YEAR;

        assertThat(BlackScholes.price(policyType, spot, strike, volatility, years))
                .isCloseTo(expected, within(0.005));
    }

    /** call - put = S - K e^(-rT), whatever the volatility. */
    @ParameterizedTest
    @CsvSource({
        "50000, 50000, 0.10, 144",
        "50000, 25000, 3.00, 52560",
        "90000, 61000, 0.45, 4320",
        "1000, 1500, 0.80, 20000"
    })
    void keepsPutCallParity(double spot, double strike, double volatility, double blocks) {
        double years = blocks / BlackScholes.BLOCKS_PER_YEAR;
        double call = BlackScholes.price(PolicyType.CALL, spot, strike, volatility, years);
        double put = BlackScholes.price(PolicyType.PUT, spot, strike, volatility, years);

        assertThat(call - put).isCloseTo(spot - strike * Math.exp(-BlackScholes.RATE * years), within(1e-6));
    }
}

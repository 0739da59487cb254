package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumTest {
    private static final long USD = 100_000_000L;

    private static QuoteRequest request(PolicyType policyType, long strikeUsd, long sats) {
        return Markets.request(policyType, ExerciseStyle.AMERICAN, strikeUsd * USD, sats, 10_000);
    }

    /** 10 % base; from half used on linear to 25 % more at full: at 75 % used 12.5 % more. */
    @ParameterizedTest
    @CsvSource({
        "0, 100, 1000",
        "50, 100, 1000",
        "75, 100, 2250",
        "100, 100, 3500",
        "51, 100, 1050",
        "200, 100, 3500",
        "0, 0, 3500",
        "5001, 10000, 1001"
    })
    void loadsByUtilisation(long used, long capacity, long expectedBps) {
        assertThat(Premium.loadBps(used, capacity)).isEqualTo(expectedBps);
    }

    /** Model 3383.25 USD per BTC, loaded by 10 %: 3721.57. */
    @Test
    void loadsTheModelPrice() {
        Market market = Markets.market(50_000 * USD, 80_000_000, 6_000);

        long perBtc = Premium.perBtcUsdE8(request(PolicyType.PUT, 50_000, USD), market, 30 * 144, 1_000);

        assertThat(perBtc).isBetween(372_157_000_000L, 372_158_000_000L);
    }

    /** Deep in the money with hardly any time left, the discounted model is below the intrinsic value of 1,000 USD. */
    @Test
    void neverAsksLessThanTheIntrinsicValue() {
        Market market = Markets.market(49_000 * USD, 80_000_000, 1_000);

        assertThat(Premium.perBtcUsdE8(request(PolicyType.PUT, 50_000, USD), market, 52_560, 0))
                .isGreaterThanOrEqualTo(1_000 * USD);
    }

    /** 1,000 USD per BTC on half a BTC is 500 USD: at 0.80 USD 625 STX; at 50,000 USD 0.01 BTC. One more 10^-8 USD rounds up. */
    @ParameterizedTest
    @CsvSource({
        "PUT, 100000000000, 625000000",
        "PUT, 100000000001, 625000001",
        "CALL, 100000000000, 1000000",
        "CALL, 100000000001, 1000001"
    })
    void convertsToTheTokenRoundedUp(PolicyType policyType, long perBtcUsdE8, long expected) {
        Market market = Markets.market(50_000 * USD, 80_000_000, 6_000);

        assertThat(Premium.inToken(request(policyType, 50_000, USD / 2), market, perBtcUsdE8))
                .isEqualTo(expected);
    }
}

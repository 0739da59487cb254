package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.topology.price.VolatilityRule.Measure;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolatilityRuleTest {
    /** Day 0 closes at 10^12; each next day goes up and down by the returns in turn. */
    private static NavigableMap<Long, Long> closes(int days, double... returns) {
        NavigableMap<Long, Long> closes = new TreeMap<>();
        double price = 1e12;
        for (int day = 0; day <= days; day++) {
            closes.put((long) day, Math.round(price));
            price *= Math.exp(returns[day % returns.length]);
        }
        return closes;
    }

    /**
     * Returns of +x and -x in turn over an even window: mean 0, so the deviation is x sqrt(n / (n - 1)); and every square is x^2, so the
     * weighted variant is x, whatever the weights. sqrt(365) = 19.104973.
     *
     * <pre>
     * x 1 %, n  30: 0.01 x sqrt(30 / 29)   x 19.104973 = 0.194316 (1943), ewma 0.191050 (1910)
     * x 1 %, n  60: 0.01 x sqrt(60 / 59)   x 19.104973 = 0.192662 (1927)
     * x 1 %, n  90: 0.01 x sqrt(90 / 89)   x 19.104973 = 0.192120 (1921)
     * x 3 %, n 180: 0.03 x sqrt(180 / 179) x 19.104973 = 0.574748 (5747), ewma 0.573149 (5731)
     * x 3 %, n 360: 0.03 x sqrt(360 / 359) x 19.104973 = 0.573947 (5739)
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
        "30,  0.01, 1943, 1910",
        "60,  0.01, 1927, 1910",
        "90,  0.01, 1921, 1910",
        "180, 0.03, 5747, 5731",
        "360, 0.03, 5739, 5731"
    })
    void isTheDeviationOfTheLogReturns(int window, double move, long volatilityBps, long ewmaBps) {
        assertThat(VolatilityRule.measure(closes(window, move, -move), window))
                .contains(new Measure(window, volatilityBps, ewmaBps, window, window));
    }

    /** The same return every day is no risk around its mean; the weighted variant takes it for one: 0.01 x sqrt(365). */
    @Test
    void isZeroForASteadyRise() {
        assertThat(VolatilityRule.measure(closes(30, 0.01), 30)).contains(new Measure(30, 0, 1910, 30, 30));
    }

    /**
     * Returns of +-1 % for 27 days, then +-4 % for 3 (days 28 to 30). Weights 0.94^age, their sum over 30 days
     * (1 - 0.94^30) / 0.06 = 14.0624; of the last three 1 + 0.94 + 0.8836 = 2.8236.
     *
     * <pre>
     * ewma variance = (2.8236 x 0.0016 + (14.0624 - 2.8236) x 0.0001) / 14.0624
     *               = (0.00451776 + 0.00112388) / 14.0624 = 0.000401186
     * ewma          = sqrt(0.000401186 x 365) = 0.382666 (3827)
     * mean          = (0.01 [27 in turn, the first up] - 0.04 [down, up, down]) / 30 = -0.001
     * variance      = (27 x 0.0001 + 3 x 0.0016 - 30 x 0.000001) / 29 = 0.00747 / 29 = 0.000257586
     * volatility    = sqrt(0.000257586 x 365) = 0.306625 (3066)
     * </pre>
     */
    @Test
    void weighsRecentDaysMore() {
        NavigableMap<Long, Long> closes = new TreeMap<>();
        double price = 1e12;
        closes.put(0L, Math.round(price));
        for (int day = 1; day <= 30; day++) {
            double move = day > 27 ? 0.04 : 0.01;
            price *= Math.exp(day % 2 == 1 ? move : -move);
            closes.put((long) day, Math.round(price));
        }
        assertThat(VolatilityRule.measure(closes, 30)).contains(new Measure(30, 3066, 3827, 30, 30));
    }

    /** 80 % of 30 are 24 returns: 25 closes in a row. */
    @Test
    void needsFourOfFivePoints() {
        assertThat(VolatilityRule.measure(closes(23, 0.01, -0.01), 30)).isEmpty();
        assertThat(VolatilityRule.measure(closes(24, 0.01, -0.01), 30))
                .hasValueSatisfying(it -> assertThat(it.points()).isEqualTo(24));
    }

    /** A missing day takes two returns with it: the one into it and the one out of it. */
    @Test
    void hasNoReturnIntoOrOutOfAMissingDay() {
        NavigableMap<Long, Long> closes = closes(30, 0.01, -0.01);
        closes.remove(10L);
        closes.remove(20L);
        assertThat(VolatilityRule.measure(closes, 30))
                .hasValueSatisfying(it -> assertThat(it.points()).isEqualTo(26));
        closes.remove(15L);
        assertThat(VolatilityRule.measure(closes, 30))
                .hasValueSatisfying(it -> assertThat(it.points()).isEqualTo(24));
        closes.remove(25L);
        assertThat(VolatilityRule.measure(closes, 30)).isEmpty();
    }

    @Test
    void looksAtTheWindowOnly() {
        NavigableMap<Long, Long> closes = closes(100, 0.01, -0.01);
        closes.put(5L, 1L);
        assertThat(VolatilityRule.measure(closes, 30)).contains(new Measure(30, 1943, 1910, 30, 100));
        assertThat(VolatilityRule.measure(new TreeMap<>(), 30)).isEmpty();
    }
}

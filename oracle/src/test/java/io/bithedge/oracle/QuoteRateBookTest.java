package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Observation.Tick;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteRateBookTest {
    private static final long NOW = 1_000_000;

    private final RecordingPublisher published = new RecordingPublisher();
    private final QuoteRateBook book = new QuoteRateBook(published, 2, Duration.ofMinutes(2));

    private void says(String source, long e8, long atMs) {
        book.publish(List.of(new Tick(Asset.USDT, source, UsdPrice.ofE8(e8), atMs)));
    }

    @Test
    void keepsTheRatesAndPassesTheOthersOn() {
        Tick btc = new Tick(Asset.BTC, "kraken", UsdPrice.ofE8(7), NOW);
        book.publish(List.of(btc, new Tick(Asset.USDT, "kraken", UsdPrice.ofE8(99_900_000), NOW)));
        assertThat(published.take()).containsExactly(btc);
    }

    @Test
    void aDollarIsADollar() {
        assertThat(book.of(Quote.USD, NOW)).contains(QuoteRate.DOLLAR);
    }

    /** Rates in 10^-4 USD; 0: the source said nothing. The age is that of the first one. */
    @ParameterizedTest
    @CsvSource({
        "9990, 0,    0,    0,      0",
        "9990, 9980, 0,    0,      9980",
        "9990, 9980, 0,    120000, 9980",
        "9990, 9980, 0,    120001, 0",
        "9990, 9980, 9970, 0,      9980",
        // One of three far away: the two others carry it.
        "9990, 9980, 9000, 0,      9980",
        // Two that contradict each other by more than 1 %: nobody knows.
        "9990, 9880, 0,    0,      0",
    })
    void isTheMedianOfTheFreshOnesWhenTwoAgree(long a, long b, long c, long ageMs, long expected) {
        says("a", a * 10_000, NOW - ageMs);
        if (b > 0) {
            says("b", b * 10_000, NOW);
        }
        if (c > 0) {
            says("c", c * 10_000, NOW);
        }
        assertThat(book.of(Quote.USDT, NOW).map(rate -> rate.usd().e8()).orElse(0L))
                .isEqualTo(expected * 10_000);
    }

    @Test
    void turnsAPriceIntoUsdHalfUp() {
        QuoteRate rate = new QuoteRate(Quote.USDT, UsdPrice.ofE8(99_950_000));
        // 3 x 0.9995 = 2.9985 and 1 x 0.9995 = 0.9995: both round up; 1,000 x 0.9995 = 999.5 rounds up, too.
        assertThat(rate.toUsdHalfUp(UsdPrice.ofE8(3))).contains(UsdPrice.ofE8(3));
        assertThat(rate.toUsdHalfUp(UsdPrice.ofE8(1_000))).contains(UsdPrice.ofE8(1_000));
        assertThat(rate.toUsdHalfUp(UsdPrice.ofE8(6_315_503_000_000L))).contains(UsdPrice.ofE8(6_312_345_248_500L));
    }
}

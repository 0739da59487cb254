package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.QuoteRate;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.UsdPrice;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickerRuleTest {
    private static final long NOW = 1_795_446_250_000L;

    private final TickerRule rule = new TickerRule(Duration.ofSeconds(60));

    private Reading judge(Said said, Optional<QuoteRate> rate) {
        return rule.judge(said, new TickerRule.Asked("venue", Asset.BTC, rate, NOW));
    }

    /** Each row mends the fault of the one before and meets the next. */
    @ParameterizedTest
    @CsvSource({
        "'',        '',      '',       -1,     false, MALFORMED",
        "'',        '',      '',       90000,  false, MALFORMED",
        "-0.1,      '',      '',       90000,  false, NOT_POSITIVE",
        "0.000,     '',      '',       90000,  false, NOT_POSITIVE",
        "6e4,       '',      '',       90000,  false, MALFORMED",
        "99.99,     '',      '',       90000,  false, NO_QUOTE_RATE",
        "99.99,     '',      '',       90000,  true,  ABSURD",
        "10000001,  '',      '',       90000,  true,  ABSURD",
        "60000,     '',      60000,    90000,  true,  MALFORMED",
        "60000,     0,       60000,    90000,  true,  MALFORMED",
        "60000,     60001,   60000,    90000,  true,  CROSSED",
        "60000,     61300,   61400,    90000,  true,  CROSSED",
        "60000,     59000,   60300,    90000,  true,  WIDE",
        "60000,     59990,   60000,    60001,  true,  STALE",
        "60000,     59990,   60000,    -10001, true,  FROM_THE_FUTURE",
    })
    void refusesInTheOrderOfReasons(String price, String bid, String ask, long ageMs, boolean hasRate, Reason reason) {
        long time = ageMs == -1 ? Said.NO_TIME : NOW - ageMs;
        Optional<QuoteRate> rate = hasRate ? Optional.of(QuoteRate.DOLLAR) : Optional.empty();
        assertThat(judge(new Said.Ticker(price, bid, ask, time), rate))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"60000", "-10000"})
    void believesAtTheEdgeOfItsAge(long ageMs) {
        assertThat(judge(new Said.Ticker("60000", "59990", "60000", NOW - ageMs), Optional.of(QuoteRate.DOLLAR)))
                .isInstanceOf(Observed.class);
    }

    @Test
    void repeatsTheWordsOfAVenue() {
        assertThat(judge(new Said.Complaint("EService:Unavailable"), Optional.of(QuoteRate.DOLLAR)))
                .isEqualTo(new Refused(Reason.VENUE_ERROR, "EService:Unavailable"));
    }

    private static Tick tick(Asset asset, long e8, long atMs) {
        return new Tick(asset, "venue", UsdPrice.ofE8(e8), atMs);
    }

    /** STX is believed up to 10,000 USD, so a moved decimal point shows only beside the price before. */
    @ParameterizedTest
    @CsvSource({
        "80000000, 79999999999, 600000, false",
        "80000000, 160000000,   600000, false",
        "80000000, 159999999,   600000, true",
        "80000000, 40000000,    600000, false",
        "80000000, 40000001,    600000, true",
        "80000000, 160000000,   600001, true",
    })
    void refusesAPriceThatDoublesOrHalvesWithinTenMinutes(long before, long now, long afterMs, boolean believed) {
        Reading reading = rule.judgeAfter(tick(Asset.STX, before, NOW), tick(Asset.STX, now, NOW + afterMs));
        assertThat(reading instanceof Observed).isEqualTo(believed);
    }
}

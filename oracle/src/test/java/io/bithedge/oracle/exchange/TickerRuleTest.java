package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.UsdPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TickerRuleTest {
    static final String GOOD = """
            {"ask":"63123.46","bid":"63123.45","volume":"8021.27653405","trade_id":735201944,"price":"63123.46",\
            "size":"0.00079","time":"2026-11-23T15:04:05.678901Z","rfq_volume":"12.3"}""";
    private static final Instant TRADED = Instant.parse("2026-11-23T15:04:05.678Z");
    private static final long NOW = TRADED.plusSeconds(5).toEpochMilli();

    private final TickerRule rule = new TickerRule(Duration.ofSeconds(60));

    private Reading judge(String body) {
        return rule.judge("coinbase", Asset.BTC, body, NOW);
    }

    @Test
    void believesAnHonestAnswer() {
        assertThat(judge(GOOD))
                .isEqualTo(new Observed(
                        new Tick(Asset.BTC, "coinbase", UsdPrice.ofE8(6_312_346_000_000L), TRADED.toEpochMilli())));
    }

    /** Each row changes one thing of the honest answer. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", Reason.MALFORMED),
                Arguments.of("<html>502 Bad Gateway</html>", Reason.MALFORMED),
                Arguments.of("null", Reason.MALFORMED),
                Arguments.of("[]", Reason.MALFORMED),
                Arguments.of("{\"message\":\"NotFound\"}", Reason.MALFORMED),
                Arguments.of(GOOD.substring(0, GOOD.length() - 40), Reason.MALFORMED),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":63123.46"), Reason.MALFORMED),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"NaN\""), Reason.MALFORMED),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"6.3e4\""), Reason.MALFORMED),
                Arguments.of(GOOD.replace("2026-11-23T15:04:05.678901Z", "yesterday"), Reason.MALFORMED),
                Arguments.of(GOOD.replace("\"bid\":\"63123.45\",", ""), Reason.MALFORMED),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"-63123.46\""), Reason.NOT_POSITIVE),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"0.00\""), Reason.NOT_POSITIVE),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"99999999\""), Reason.ABSURD),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"6.31\""), Reason.ABSURD),
                Arguments.of(GOOD.replace("\"price\":\"63123.46\"", "\"price\":\"31561.73\""), Reason.CROSSED),
                Arguments.of(GOOD.replace("\"ask\":\"63123.46\"", "\"ask\":\"63000\""), Reason.CROSSED),
                Arguments.of(GOOD.replace("15:04:05", "15:03:05"), Reason.STALE),
                Arguments.of(GOOD.replace("2026-11", "2025-11"), Reason.STALE),
                Arguments.of(GOOD.replace("15:04:05", "15:04:25"), Reason.FROM_THE_FUTURE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheReason(String body, Reason reason) {
        assertThat(judge(body))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
    }

    @Test
    void believesATradeAtTheEdgeOfItsAge() {
        long atEdge = TRADED.plusSeconds(60).toEpochMilli();
        assertThat(rule.judge("coinbase", Asset.BTC, GOOD, atEdge)).isInstanceOf(Observed.class);
        assertThat(rule.judge("coinbase", Asset.BTC, GOOD, atEdge + 1)).isInstanceOf(Refused.class);
    }
}

package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoinbaseTickerTest {
    private final MockWebServer exchange = new MockWebServer();
    private final TestClock clock =
            new TestClock(Instant.parse("2026-11-23T15:04:10Z").toEpochMilli());

    @BeforeEach
    void open() throws IOException {
        exchange.start();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private CoinbaseTicker ticker() {
        return new CoinbaseTicker(
                exchange.url("/"), new TickerRule(Duration.ofSeconds(60)), clock, Duration.ofSeconds(5));
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            exchange.enqueue(new MockResponse.Builder()
                    .code(status)
                    .body(status == 200 ? TickerRuleTest.GOOD : "{\"message\":\"no\"}")
                    .build());
        }
    }

    private static Reason reason(Reading reading) {
        return ((Refused) reading).reason();
    }

    @Test
    void asksForTheProductOfTheAsset() throws InterruptedException {
        answers(200);
        assertThat(ticker().read(Asset.BTC)).isInstanceOf(Observed.class);
        assertThat(exchange.takeRequest().getTarget()).isEqualTo("/products/BTC-USD/ticker");
    }

    @Test
    void triesAgainAfterAServerError() {
        answers(503, 500, 200);
        assertThat(ticker().read(Asset.BTC)).isInstanceOf(Observed.class);
    }

    @Test
    void givesUpAfterThreeServerErrors() {
        answers(503, 503, 503);
        assertThat(reason(ticker().read(Asset.BTC))).isEqualTo(Reason.UNREACHABLE);
        assertThat(exchange.getRequestCount()).isEqualTo(3);
    }

    @Test
    void doesNotHammerAnExchangeThatLimitsIt() {
        answers(429);
        assertThat(reason(ticker().read(Asset.BTC))).isEqualTo(Reason.RATE_LIMITED);
        assertThat(exchange.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownProductAndARedirect() {
        answers(404);
        assertThat(reason(ticker().read(Asset.BTC))).isEqualTo(Reason.UNREACHABLE);
        exchange.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", exchange.url("/elsewhere").toString())
                .build());
        assertThat(reason(ticker().read(Asset.BTC))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void refusesAnEndlessAnswer() {
        exchange.enqueue(new MockResponse.Builder()
                .code(200)
                .body(" ".repeat(1 << 20) + TickerRuleTest.GOOD)
                .build());
        assertThat(reason(ticker().read(Asset.BTC))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void leavesAnExchangeAloneAfterRepeatedFailures() {
        CoinbaseTicker ticker = ticker();
        answers(500, 500, 500, 500, 500, 500);
        ticker.read(Asset.BTC);
        ticker.read(Asset.BTC);
        // Six of six calls failed: the seventh is not made.
        assertThat(reason(ticker.read(Asset.BTC))).isEqualTo(Reason.UNREACHABLE);
        assertThat(exchange.getRequestCount()).isEqualTo(6);
    }

    @Test
    void isARefusalWhenNobodyListens() {
        CoinbaseTicker ticker = ticker();
        exchange.close();
        assertThat(reason(ticker.read(Asset.BTC))).isEqualTo(Reason.UNREACHABLE);
    }
}

package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.ClosesSource.Answer;
import io.bithedge.oracle.ClosesSource.Days;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleClientTest {
    /** 2026-11-23; the recorded candles are of the three days before it, and of itself where the venue sends the running one. */
    private static final long TODAY = 20_780;

    private static final Days LAST_THREE = new Days(TODAY - 3, TODAY - 1);

    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = new TestClock(Fixtures.NOW.toEpochMilli());

    @BeforeEach
    void open() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private CandleClient client(Venue venue, Map<Asset, Market> markets) {
        return new CandleClient(venue, Fixtures.settings(venue, server, markets), clock);
    }

    private void answers(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static Close close(String source, long day, long e8) {
        return new Close(Asset.BTC, source, day, UsdPrice.ofE8(e8));
    }

    @ParameterizedTest
    @CsvSource({
        "kraken,   XBTUSD,  '/0/public/OHLC?pair=XBTUSD&interval=1440&since=1795132799'",
        "coinbase, BTC-USD, '/products/BTC-USD/candles?granularity=86400&start=2026-11-20T00:00:00Z&end=2026-11-22T00:00:00Z'",
        "binance,  BTCUSD,  '/api/v3/klines?symbol=BTCUSD&interval=1d&startTime=1795132800000&limit=1000'",
    })
    void readsTheClosesOfWholeDays(String name, String symbol, String target) throws InterruptedException {
        answers(Fixtures.text(name, "candles.json"));
        CandleClient client = client(Venues.named(name).orElseThrow(), Map.of(Asset.BTC, Market.usd(symbol)));
        assertThat(client.read(Asset.BTC, LAST_THREE))
                .isEqualTo(new Answer.Known(List.of(
                        close(name, TODAY - 3, 6_201_010_000_000L),
                        close(name, TODAY - 2, 6_202_020_000_000L),
                        close(name, TODAY - 1, 6_203_030_000_000L))));
        assertThat(server.takeRequest().getTarget()).isEqualTo(target);
    }

    @Test
    void asksInPartsWhereAnswersAreShort() {
        // Of 302 days Coinbase answers 300 at once; each part is recognised by its days.
        for (int part = 0; part < 2; part++) {
            long day = part == 0 ? TODAY - 302 : TODAY - 2;
            answers("[[%d,1,1,1,62000,1]]".formatted(day * 86_400));
        }
        Answer answer =
                client(Coinbase.VENUE, Coinbase.VENUE.markets()).read(Asset.BTC, new Days(TODAY - 302, TODAY - 1));
        assertThat(answer)
                .isEqualTo(new Answer.Known(List.of(
                        close("coinbase", TODAY - 302, 6_200_000_000_000L),
                        close("coinbase", TODAY - 2, 6_200_000_000_000L))));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void takesNoClosesInAnotherQuoteThanUsd() {
        assertThat(client(Binance.VENUE, Binance.VENUE.markets()).read(Asset.BTC, LAST_THREE))
                .isEqualTo(new Answer.Refused("binance quotes BTC in USDT: closes come from markets in USD"));
        assertThat(client(Gemini.VENUE, Gemini.VENUE.markets()).read(Asset.BTC, LAST_THREE))
                .isEqualTo(new Answer.Refused("gemini has no candles of BTC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                 | no candles in",
                "<html>504</html>                   | not JSON",
                "{\"message\":\"NotFound\"}         | no candles in",
                "[]                                 | no candles in",
                "[[1795132801,1,1,1,62000,1]]       | expected candles of UTC days",
                "[[1795132800,1,1,1,-62000,1]]      | expected a close within",
                "[[1795132800,1,1,1,0,1]]           | expected a close within",
                "[[1795132800,1,1,1,62000000,1]]    | expected a close within",
                "[[1795132800,1,1,1]]               | expected a close within",
                "[[1795132800,1,1,1,\"62000\",1]]   | expected a close within",
                "[[1795132800,1,1,1,1e999999999,1]] | expected a close within",
            })
    void refusesWholeAnswersWithTheReason(String body, String why) {
        answers(body);
        assertThat(client(Coinbase.VENUE, Coinbase.VENUE.markets()).read(Asset.BTC, LAST_THREE))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, it -> assertThat(it.why()).contains(why));
    }
}

package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.SourceStatus.MarketStatus;
import io.bithedge.oracle.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VenueClientTest {
    private static final String GOOD = Fixtures.text("coinbase", "ticker.json");

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

    private VenueClient client() {
        return new VenueClient(Coinbase.VENUE, Fixtures.settings(Coinbase.VENUE, server), Fixtures.RATES, clock);
    }

    private VenueClient client(Venue venue, int requestsPerMinute, String apiKey) {
        VenueSettings settings = new VenueSettings(
                server.url("/hermes").toString(),
                venue.markets(),
                Duration.ofSeconds(5),
                requestsPerMinute,
                Fixtures.MAX_AGE,
                Duration.ofSeconds(10),
                apiKey);
        return new VenueClient(venue, settings, Fixtures.RATES, clock);
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .body(status == 200 ? GOOD : "{\"message\":\"no\"}")
                    .build());
        }
    }

    private static Refused refused(Reading reading) {
        return (Refused) reading;
    }

    @Test
    void triesAgainAfterAServerError() {
        answers(503, 500, 200);
        assertThat(client().read(Asset.BTC)).isInstanceOf(Observed.class);
    }

    @Test
    void givesUpAfterThreeServerErrors() {
        answers(503, 503, 503);
        assertThat(refused(client().read(Asset.BTC))).isEqualTo(new Refused(Reason.UNREACHABLE, "HTTP 503, no"));
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void waitsAMinuteAfterA429WithoutATime() {
        VenueClient client = client();
        answers(429);
        assertThat(refused(client.read(Asset.BTC)).detail()).isEqualTo("HTTP 429, asked to wait 60 s");
        assertThat(client.status().quietUntilMs())
                .isEqualTo(Fixtures.NOW.plusSeconds(60).toEpochMilli());
        clock.advance(59_999);
        client.read(Asset.STX);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void understandsADateInRetryAfter() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Date", "Mon, 23 Nov 2026 15:04:05 GMT")
                .addHeader("Retry-After", "Mon, 23 Nov 2026 15:04:25 GMT")
                .build());
        assertThat(refused(client().read(Asset.BTC)).detail()).isEqualTo("HTTP 503, asked to wait 20 s");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void asksNoMoreThanItsShare() {
        VenueClient client = client(Coinbase.VENUE, 12, "");
        answers(200, 200, 200);
        client.read(Asset.BTC);
        client.read(Asset.BTC);
        // Twelve a minute are two in ten seconds.
        Refused third = refused(client.read(Asset.BTC));
        assertThat(third.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(third.detail()).contains("requests-per-minute");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void leavesAVenueAloneAfterRepeatedFailures() {
        VenueClient client = client();
        answers(500, 500, 500, 500, 500, 500);
        client.read(Asset.BTC);
        client.read(Asset.BTC);
        // Six of six calls failed: the seventh is not made.
        assertThat(refused(client.read(Asset.BTC)).detail()).contains("left alone");
        assertThat(server.getRequestCount()).isEqualTo(6);
        assertThat(client.status().breaker()).isEqualTo("open");
    }

    @Test
    void refusesAnUnknownProductAndARedirect() {
        answers(404);
        assertThat(refused(client().read(Asset.BTC)).reason()).isEqualTo(Reason.UNREACHABLE);
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", server.url("/elsewhere").toString())
                .build());
        assertThat(refused(client().read(Asset.BTC)).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void refusesAnEndlessAnswer() {
        server.enqueue(
                new MockResponse.Builder().body(" ".repeat(2 << 20) + GOOD).build());
        assertThat(refused(client().read(Asset.BTC)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void isARefusalWhenNobodyListens() {
        VenueClient client = client();
        server.close();
        assertThat(refused(client.read(Asset.BTC)).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void sendsTheKeyOnlyWhenThereIsOneAndNeverPrintsIt() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(401).body("no key").build());
        assertThat(refused(client(Hermes.VENUE, 60, "").read(Asset.BTC)).detail())
                .isEqualTo("HTTP 401");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
        server.enqueue(new MockResponse.Builder()
                .body(Fixtures.text("hermes", "ticker.json"))
                .build());
        assertThat(client(Hermes.VENUE, 60, "s3cret").read(Asset.BTC)).isInstanceOf(Observed.class);
        var request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(request.getTarget())
                .startsWith("/hermes/v2/updates/price/latest?ids%5B%5D=e62df6c8b4a85fe1a67db44dc12de5db");
        VenueSettings settings = Fixtures.settings(Hermes.VENUE, server);
        assertThat(new VenueSettings(
                                settings.baseUrl(),
                                Map.of(),
                                settings.timeout(),
                                6,
                                settings.maxAge(),
                                settings.pollInterval(),
                                "s3cret")
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void keepsTheLastGoodReadingWhileLaterOnesAreRefused() {
        VenueClient client = client();
        answers(200);
        client.read(Asset.BTC);
        server.enqueue(new MockResponse.Builder()
                .body(GOOD.replace("63123.", "31000."))
                .build());
        Refused halved = refused(client.read(Asset.BTC));
        assertThat(halved.reason()).isEqualTo(Reason.ABSURD);
        MarketStatus market = client.status().markets().getFirst();
        assertThat(market.lastGoodAtMs()).isEqualTo(Fixtures.SAID.toEpochMilli());
        assertThat(market.lastPrice()).isEqualTo("63123.46");
        assertThat(market.observed()).isEqualTo(1);
        assertThat(market.refused()).isEqualTo(1);
        assertThat(market.lastRefusal()).startsWith("ABSURD, price 31000.46, 0 s after 63123.46");
    }

    @Test
    void isAskedOnlyForWhatItLists() {
        VenueClient client =
                new VenueClient(Gemini.VENUE, Fixtures.settings(Gemini.VENUE, server), Fixtures.RATES, clock);
        assertThatThrownBy(() -> client.read(Asset.STX)).hasMessage("gemini: expected one of [BTC], got STX");
    }
}

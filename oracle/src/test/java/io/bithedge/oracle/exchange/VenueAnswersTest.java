package io.bithedge.oracle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.QuoteRate;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every venue's recorded answer, honest and with one fault each, through the real client. */
class VenueAnswersTest {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final String SAID = HTTP_DATE.format(Fixtures.SAID);
    /** Two minutes before: older than the 60 s that are allowed. */
    private static final String LONG_AGO = HTTP_DATE.format(Fixtures.SAID.minusSeconds(120));

    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = new TestClock(Fixtures.NOW.toEpochMilli());

    /** Where in a venue's recorded answer the price stands, and the time and the same two minutes before; empty: the Date header. */
    record Shape(Venue venue, String price, String time, String stale) {
        String body() {
            return Fixtures.text(venue.name(), "ticker.json");
        }

        String with(String otherPrice) {
            return body().replace(price, otherPrice);
        }
    }

    private static final List<Shape> SHAPES = List.of(
            new Shape(Binance.VENUE, "63155.03000000", "1795446245000", "1795446125000"),
            new Shape(Coinbase.VENUE, "63123.46", "15:04:05", "15:02:05"),
            new Shape(Kraken.VENUE, "63123.46000", "", ""),
            new Shape(Bitstamp.VENUE, "63123.46", "1795446245", "1795446125"),
            new Shape(Bitfinex.VENUE, "63123.46", "", ""),
            new Shape(Gemini.VENUE, "63123.46", "", ""),
            new Shape(Okx.VENUE, "63155.03", "1795446245000", "1795446125000"),
            new Shape(Hermes.VENUE, "6312346000000", "1795446245", "1795446125"));

    @BeforeEach
    void open() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Reading read(Venue venue, MockResponse response) {
        server.enqueue(response);
        return new VenueClient(venue, Fixtures.settings(venue, server), Fixtures.RATES, clock).read(Asset.BTC);
    }

    private static MockResponse answer(String body, String date) {
        return new MockResponse.Builder().body(body).addHeader("Date", date).build();
    }

    static Stream<Shape> shapes() {
        return SHAPES.stream();
    }

    @Test
    void hasARecordedAnswerOfEveryVenue() {
        assertThat(SHAPES).extracting(Shape::venue).containsExactlyInAnyOrderElementsOf(Venues.ALL);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void believesAnHonestAnswer(Shape shape) throws InterruptedException {
        Quote quote = shape.venue()
                .markets()
                .getOrDefault(Asset.BTC, Market.usd("none"))
                .quote();
        // 63,155.03 USDT x 0.9995 = 63,123.452485 USD.
        UsdPrice expected = UsdPrice.ofE8(quote == Quote.USDT ? 6_312_345_248_500L : 6_312_346_000_000L);
        QuoteRate rate = quote == Quote.USDT ? new QuoteRate(quote, Fixtures.TETHER) : QuoteRate.DOLLAR;
        assertThat(read(shape.venue(), answer(shape.body(), SAID)))
                .isEqualTo(new Observed(
                        new Tick(Asset.BTC, shape.venue().name(), expected, Fixtures.SAID.toEpochMilli(), rate)));
        String symbol = shape.venue()
                .markets()
                .getOrDefault(Asset.BTC, Market.usd("none"))
                .symbol();
        assertThat(server.takeRequest().getTarget())
                .isEqualTo(shape.venue().tickerPath().replace("{symbol}", symbol));
    }

    static Stream<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (Shape shape : SHAPES) {
            Venue venue = shape.venue();
            String thousandfold = shape.price().contains(".")
                    ? shape.price().replaceFirst("\\.(..).*", "$10.0")
                    : shape.price() + "000";
            faults.add(fault(venue, "empty body", "", SAID, Reason.MALFORMED));
            faults.add(fault(venue, "no object", "null", SAID, Reason.MALFORMED));
            faults.add(fault(venue, "empty object", "{}", SAID, Reason.MALFORMED));
            faults.add(fault(venue, "empty list", "[]", SAID, Reason.MALFORMED));
            faults.add(fault(venue, "error page", "<html><body>502 Bad Gateway</body></html>", SAID, Reason.MALFORMED));
            faults.add(fault(
                    venue, "cut off", shape.body().substring(0, shape.body().length() - 30), SAID, Reason.MALFORMED));
            faults.add(fault(venue, "two answers", shape.body() + shape.body(), SAID, Reason.MALFORMED));
            faults.add(fault(venue, "negative", shape.with("-" + shape.price()), SAID, Reason.NOT_POSITIVE));
            faults.add(fault(venue, "zero", shape.with("0"), SAID, Reason.NOT_POSITIVE));
            faults.add(fault(venue, "thousandfold", shape.with(thousandfold), SAID, Reason.ABSURD));
            faults.add(fault(
                    venue,
                    "stale",
                    shape.time().isEmpty() ? shape.body() : shape.body().replace(shape.time(), shape.stale()),
                    shape.time().isEmpty() ? LONG_AGO : SAID,
                    Reason.STALE));
        }
        for (Venue venue : List.of(Binance.VENUE, Coinbase.VENUE, Kraken.VENUE, Bitstamp.VENUE)) {
            faults.add(fault(venue, "own error", Fixtures.text(venue.name(), "error.json"), SAID, Reason.VENUE_ERROR));
        }
        for (Venue venue : List.of(Bitfinex.VENUE, Gemini.VENUE, Okx.VENUE)) {
            faults.add(fault(venue, "own error", Fixtures.text(venue.name(), "error.json"), SAID, Reason.VENUE_ERROR));
        }
        return faults.stream();
    }

    private static Arguments fault(Venue venue, String what, String body, String date, Reason reason) {
        return Arguments.of(venue.name(), what, body, date, reason);
    }

    @ParameterizedTest(name = "{0}: {1} is {4}")
    @MethodSource("faults")
    void refusesWithTheReason(String venue, String what, String body, String date, Reason reason) {
        Reading reading = read(Venues.named(venue).orElseThrow(), answer(body, date));
        assertThat(reading)
                .as("%s of %s", what, venue)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void leavesAVenueAloneForAsLongAsItSays(Shape shape) {
        VenueClient client =
                new VenueClient(shape.venue(), Fixtures.settings(shape.venue(), server), Fixtures.RATES, clock);
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .body("{}")
                .build());
        assertThat(((Refused) client.read(Asset.BTC)).reason()).isEqualTo(Reason.RATE_LIMITED);
        clock.advance(6_999);
        assertThat(((Refused) client.read(Asset.BTC)).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(server.getRequestCount()).isEqualTo(1);
        clock.advance(1);
        server.enqueue(answer(shape.body(), SAID));
        assertThat(client.read(Asset.BTC)).isInstanceOf(Observed.class);
    }

    @Test
    void refusesWhatIsQuotedInACoinNobodyPrices() {
        server.enqueue(answer(Fixtures.text("okx", "ticker.json"), SAID));
        VenueClient client = new VenueClient(
                Okx.VENUE, Fixtures.settings(Okx.VENUE, server), (quote, nowMs) -> java.util.Optional.empty(), clock);
        assertThat(((Refused) client.read(Asset.BTC)).reason()).isEqualTo(Reason.NO_QUOTE_RATE);
    }

    @Test
    void refusesAnUnsureOracleAndOneWithoutItsConfidence() {
        // 1.5 % up and down: three of a hundred between the bounds.
        String unsure = Fixtures.text("hermes", "ticker.json").replace("1893703800", "94685190000");
        assertThat(((Refused) read(Hermes.VENUE, answer(unsure, SAID))).reason())
                .isEqualTo(Reason.WIDE);
        String without = Fixtures.text("hermes", "ticker.json").replace("\"conf\":\"1893703800\",", "");
        assertThat(((Refused) read(Hermes.VENUE, answer(without, SAID))).reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesATickerThatIsAsOldAsAnAnswerWithoutADate() {
        MockResponse undated = new MockResponse.Builder()
                .body(Fixtures.text("kraken", "ticker.json"))
                .build();
        assertThat(((Refused) read(Kraken.VENUE, undated)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void takesTheAgeOfACachedAnswerIntoAccount() {
        MockResponse cached = new MockResponse.Builder()
                .body(Fixtures.text("gemini", "ticker.json"))
                .addHeader("Date", SAID)
                .addHeader("Age", "56")
                .build();
        // 5 s since its date and 56 s in the cache.
        assertThat(((Refused) read(Gemini.VENUE, cached)).reason()).isEqualTo(Reason.STALE);
    }
}

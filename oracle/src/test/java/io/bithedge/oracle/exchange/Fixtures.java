package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.QuoteRate;
import io.bithedge.oracle.QuoteRates;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockWebServer;

/** The recorded shapes of `src/test/resources/venues`, and a venue that answers with them. */
final class Fixtures {
    /** When the answers were given, and five seconds later, when they are read. */
    static final Instant SAID = Instant.parse("2026-11-23T15:04:05Z");

    static final Instant NOW = SAID.plusSeconds(5);
    static final Duration MAX_AGE = Duration.ofSeconds(60);
    static final UsdPrice TETHER = UsdPrice.ofE8(99_950_000);

    /** One USDT is worth 0.9995 USD. */
    static final QuoteRates RATES =
            (quote, nowMs) -> Optional.of(quote == Quote.USD ? QuoteRate.DOLLAR : new QuoteRate(quote, TETHER));

    private Fixtures() {}

    static String text(String venue, String file) {
        String path = "/venues/" + venue + "/" + file;
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VenueSettings settings(Venue venue, MockWebServer server) {
        return settings(venue, server, venue.markets());
    }

    static VenueSettings settings(Venue venue, MockWebServer server, Map<Asset, Market> markets) {
        return new VenueSettings(
                server.url("/").toString(), markets, Duration.ofSeconds(5), 600, MAX_AGE, Duration.ofSeconds(10), "");
    }
}

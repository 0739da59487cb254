package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.UsdPrice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides whether an exchange's ticker is believed: `{"price", "bid", "ask", "time"}`, numbers as decimal strings.
 * The last trade must lie within 2 % of bid and ask, and be no older than `maxAge`.
 *
 * @param maxAge 1 s to 1 h.
 */
public record TickerRule(Duration maxAge) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);
    private static final BigDecimal BELOW_BID = new BigDecimal("0.98");
    private static final BigDecimal ABOVE_ASK = new BigDecimal("1.02");
    private static final JsonMapper MAPPER = new JsonMapper();

    public TickerRule {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0 || maxAge.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("maxAge: expected 1 s to 1 h, got " + maxAge);
        }
    }

    /** Refusals are tested in the order of Reason. */
    public Reading judge(String source, Asset asset, String body, long nowMs) {
        JsonNode ticker;
        try {
            ticker = MAPPER.readTree(body);
        } catch (JacksonException e) {
            return new Refused(Reason.MALFORMED, "not JSON: " + cut(body));
        }
        Optional<Instant> time = time(ticker);
        String price = text(ticker, "price");
        if (time.isEmpty() || price.isEmpty()) {
            return new Refused(Reason.MALFORMED, "no price or time: " + cut(body));
        }
        if (price.startsWith("-") || isZero(price)) {
            return new Refused(Reason.NOT_POSITIVE, "price " + cut(price));
        }
        Optional<UsdPrice> parsed = UsdPrice.parseHalfUp(price);
        if (parsed.isEmpty()) {
            return new Refused(Reason.MALFORMED, "price " + cut(price));
        }
        if (!asset.believes(parsed.get())) {
            return new Refused(Reason.ABSURD, "price %s, believed: %s".formatted(cut(price), asset.range()));
        }
        return judge(
                new Tick(asset, source, parsed.get(), Math.max(0, time.get().toEpochMilli())), ticker, nowMs);
    }

    private Reading judge(Tick tick, JsonNode ticker, long nowMs) {
        Optional<UsdPrice> bid = UsdPrice.parseHalfUp(text(ticker, "bid"));
        Optional<UsdPrice> ask = UsdPrice.parseHalfUp(text(ticker, "ask"));
        if (bid.isEmpty() || ask.isEmpty()) {
            return new Refused(Reason.MALFORMED, "no bid or ask");
        }
        if (bid.get().compareTo(ask.get()) > 0 || !isBetween(tick.price(), bid.get(), ask.get())) {
            return new Refused(
                    Reason.CROSSED, "price %s, bid %s, ask %s".formatted(tick.price(), bid.get(), ask.get()));
        }
        long ageMs = nowMs - tick.observedAtMs();
        if (ageMs > maxAge.toMillis()) {
            return new Refused(Reason.STALE, "last trade %d ms ago, at most %d".formatted(ageMs, maxAge.toMillis()));
        }
        if (-ageMs > CLOCK_TOLERANCE.toMillis()) {
            return new Refused(Reason.FROM_THE_FUTURE, "last trade in %d ms".formatted(-ageMs));
        }
        return new Observed(tick);
    }

    private static boolean isBetween(UsdPrice price, UsdPrice bid, UsdPrice ask) {
        BigDecimal e8 = BigDecimal.valueOf(price.e8());
        return e8.compareTo(BigDecimal.valueOf(bid.e8()).multiply(BELOW_BID)) >= 0
                && e8.compareTo(BigDecimal.valueOf(ask.e8()).multiply(ABOVE_ASK)) <= 0;
    }

    private static Optional<Instant> time(JsonNode ticker) {
        try {
            return Optional.of(Instant.parse(text(ticker, "time")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A JSON number is no text: it may have passed through a double on its way. */
    private static String text(JsonNode ticker, String field) {
        JsonNode value = ticker.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static boolean isZero(String price) {
        return price.matches("0+(\\.0*)?");
    }

    private static String cut(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "..." : text;
    }
}

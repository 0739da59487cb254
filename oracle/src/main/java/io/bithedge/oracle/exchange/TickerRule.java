package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.QuoteRate;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.UsdPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether what a venue says is believed: the last trade lies within 2 % of bid and ask, these within 2 % of each other, the
 * price in USD is one its asset can have, and it is no older than `maxAge`. Refusals are tested in the order of Reason.
 *
 * @param maxAge 1 s to 1 h.
 */
public record TickerRule(Duration maxAge) {
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);
    private static final BigDecimal BELOW_BID = new BigDecimal("0.98");
    private static final BigDecimal ABOVE_ASK = new BigDecimal("1.02");
    private static final long WIDEST_SPREAD_BPS = 200;
    private static final Pattern ZERO = Pattern.compile("0+(\\.0*)?");
    /** No market doubles or halves within minutes: one that says so has moved its decimal point. */
    private static final long JUMP = 2;

    private static final Duration JUMP_MEMORY = Duration.ofMinutes(10);

    public TickerRule {
        if (maxAge.compareTo(Duration.ofSeconds(1)) < 0 || maxAge.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("maxAge: expected 1 s to 1 h, got " + maxAge);
        }
    }

    /** What was asked, and when. `rate` is that of the market's quote. */
    record Asked(String source, Asset asset, Optional<QuoteRate> rate, long nowMs) {}

    /** A price parsed or the reason why not. */
    private sealed interface Priced {
        record Usd(UsdPrice inQuote, UsdPrice usd, QuoteRate rate) implements Priced {}

        record No(Refused why) implements Priced {}
    }

    Reading judge(Said said, Asked asked) {
        return switch (said) {
            case Said.Complaint(String words) -> new Refused(Reason.VENUE_ERROR, JsonText.cut(words));
            case Said.Ticker ticker -> judge(ticker, asked);
        };
    }

    /** A tick that is twice or half the last one that was believed, of the last minutes, is refused. */
    Reading judgeAfter(Tick last, Tick tick) {
        boolean isRecent = tick.observedAtMs() - last.observedAtMs() <= JUMP_MEMORY.toMillis();
        long before = last.price().e8();
        long now = tick.price().e8();
        return isRecent && (now / JUMP >= before || before / JUMP >= now)
                ? new Refused(
                        Reason.ABSURD,
                        "price %s, %d s after %s"
                                .formatted(
                                        tick.price(),
                                        (tick.observedAtMs() - last.observedAtMs()) / 1_000,
                                        last.price()))
                : new Observed(tick);
    }

    private Reading judge(Said.Ticker ticker, Asked asked) {
        if (ticker.observedAtMs() < 0 || ticker.price().isEmpty()) {
            return new Refused(Reason.MALFORMED, "no price or time");
        }
        return switch (price(ticker.price(), asked)) {
            case Priced.No(Refused why) -> why;
            case Priced.Usd(UsdPrice inQuote, UsdPrice usd, QuoteRate rate) -> {
                Optional<Refused> spread = spread(ticker, inQuote);
                yield spread.isPresent()
                        ? spread.get()
                        : timed(
                                new Tick(asked.asset(), asked.source(), usd, ticker.observedAtMs(), rate),
                                asked.nowMs());
            }
        };
    }

    private static Priced price(String text, Asked asked) {
        if (text.startsWith("-") || ZERO.matcher(text).matches()) {
            return no(Reason.NOT_POSITIVE, "price " + JsonText.cut(text));
        }
        Optional<UsdPrice> inQuote = UsdPrice.parseHalfUp(text);
        if (inQuote.isEmpty()) {
            return no(Reason.MALFORMED, "price " + JsonText.cut(text));
        }
        if (asked.rate().isEmpty()) {
            return no(Reason.NO_QUOTE_RATE, "too few sources say what its quote is worth in USD");
        }
        QuoteRate rate = asked.rate().get();
        Optional<UsdPrice> usd = rate.toUsdHalfUp(inQuote.get());
        if (usd.isEmpty() || !asked.asset().believes(usd.get())) {
            return no(
                    Reason.ABSURD,
                    "price %s, believed: %s"
                            .formatted(JsonText.cut(text), asked.asset().range()));
        }
        return new Priced.Usd(inQuote.get(), usd.get(), rate);
    }

    private static Priced no(Reason reason, String detail) {
        return new Priced.No(new Refused(reason, detail));
    }

    private static Optional<Refused> spread(Said.Ticker ticker, UsdPrice price) {
        Optional<UsdPrice> bid = UsdPrice.parseHalfUp(ticker.bid());
        Optional<UsdPrice> ask = UsdPrice.parseHalfUp(ticker.ask());
        if (bid.isEmpty() || ask.isEmpty()) {
            return Optional.of(new Refused(Reason.MALFORMED, "no bid or ask"));
        }
        String detail = "price %s, bid %s, ask %s".formatted(price, bid.get(), ask.get());
        if (bid.get().compareTo(ask.get()) > 0 || !isBetween(price, bid.get(), ask.get())) {
            return Optional.of(new Refused(Reason.CROSSED, detail));
        }
        return ask.get().isWithin(bid.get(), WIDEST_SPREAD_BPS)
                ? Optional.empty()
                : Optional.of(new Refused(Reason.WIDE, detail));
    }

    private Reading timed(Tick tick, long nowMs) {
        long ageMs = nowMs - tick.observedAtMs();
        if (ageMs > maxAge.toMillis()) {
            return new Refused(Reason.STALE, "observed %d ms ago, at most %d".formatted(ageMs, maxAge.toMillis()));
        }
        if (-ageMs > CLOCK_TOLERANCE.toMillis()) {
            return new Refused(Reason.FROM_THE_FUTURE, "observed in %d ms".formatted(-ageMs));
        }
        return new Observed(tick);
    }

    private static boolean isBetween(UsdPrice price, UsdPrice bid, UsdPrice ask) {
        BigDecimal e8 = BigDecimal.valueOf(price.e8());
        return e8.compareTo(BigDecimal.valueOf(bid.e8()).multiply(BELOW_BID)) >= 0
                && e8.compareTo(BigDecimal.valueOf(ask.e8()).multiply(ABOVE_ASK)) <= 0;
    }
}

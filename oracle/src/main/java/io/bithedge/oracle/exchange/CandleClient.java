package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.ClosesSource;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.UsdPrice;
import io.bithedge.oracle.exchange.Guard.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads past daily closes of one venue, in as many requests as its answers are short. */
public final class CandleClient implements ClosesSource {
    private static final long DAY_MS = 86_400_000;
    private static final int OK = 200;

    private final Venue venue;
    private final VenueSettings settings;
    private final VenueHttp http;
    private final Guard guard;

    public CandleClient(Venue venue, VenueSettings settings, InstantSource clock) {
        this.venue = venue;
        this.settings = settings;
        http = new VenueHttp(settings.timeout(), settings.apiKey());
        guard = new Guard(venue.name() + "-closes", settings.requestsPerMinute(), clock);
    }

    @Override
    public String name() {
        return venue.name();
    }

    @Override
    public Answer read(Asset asset, Days days) {
        Market market = settings.markets().get(asset);
        if (!(venue.candles() instanceof Candles.Daily daily) || market == null) {
            return new Answer.Refused("%s has no candles of %s".formatted(venue.name(), asset));
        }
        // There is no rate of the past days: a move of USDT would be taken for a move of the asset.
        if (market.quote() != Quote.USD) {
            return new Answer.Refused("%s quotes %s in %s: closes come from markets in USD"
                    .formatted(venue.name(), asset, market.quote()));
        }
        TreeMap<Long, Close> closes = new TreeMap<>();
        for (long first = days.first(); first <= days.last(); first += daily.mostDays()) {
            Days part = new Days(first, Math.min(days.last(), first + daily.mostDays() - 1));
            Optional<String> failure = read(asset, url(daily, market, part), daily, part, closes);
            if (failure.isPresent()) {
                return new Answer.Refused("%s, closes of %s: %s".formatted(venue.name(), asset, failure.get()));
            }
        }
        return new Answer.Known(closes.values().stream().toList());
    }

    private Optional<String> read(Asset asset, HttpUrl url, Candles.Daily daily, Days days, Map<Long, Close> closes) {
        return switch (guard.ask(() -> http.get(url))) {
            case Outcome.Limited(String why) -> Optional.of(why);
            case Outcome.Failed(String why) -> Optional.of(why);
            case Outcome.Answered(VenueHttp.Answer answer)
            when answer.status() != OK -> Optional.of("HTTP " + answer.status() + " " + JsonText.cut(answer.body()));
            case Outcome.Answered(VenueHttp.Answer answer) -> take(asset, answer.body(), daily, days, closes);
        };
    }

    private Optional<String> take(Asset asset, String text, Candles.Daily daily, Days days, Map<Long, Close> closes) {
        JsonNode body;
        try {
            body = JsonText.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return Optional.of("not JSON: " + JsonText.cut(text));
        }
        int taken = 0;
        for (Candles.Candle candle : daily.parser().parse(body)) {
            long day = Math.floorDiv(candle.openedAtMs(), DAY_MS);
            if (candle.openedAtMs() < 0 || candle.openedAtMs() % DAY_MS != 0) {
                return Optional.of("expected candles of UTC days, got one of " + candle.openedAtMs() + " ms");
            }
            if (day < days.first() || day > days.last()) {
                continue;
            }
            Optional<UsdPrice> price = UsdPrice.parseHalfUp(candle.close()).filter(asset::believes);
            if (price.isEmpty()) {
                return Optional.of("expected a close within %s on day %d, got '%s'"
                        .formatted(asset.range(), day, JsonText.cut(candle.close())));
            }
            closes.put(day, new Close(asset, venue.name(), day, price.get()));
            taken++;
        }
        return taken == 0 ? Optional.of("no candles in " + JsonText.cut(text)) : Optional.empty();
    }

    private HttpUrl url(Candles.Daily daily, Market market, Days days) {
        long firstMs = days.first() * DAY_MS;
        // The seconds before the first day: some venues answer from behind the given time on.
        return VenueHttp.url(
                settings.baseUrl(),
                daily.path()
                        .replace("{symbol}", market.symbol())
                        .replace("{from-s}", Long.toString(firstMs / 1_000 - 1))
                        .replace("{from-ms}", Long.toString(firstMs))
                        .replace("{from-iso}", Instant.ofEpochMilli(firstMs).toString())
                        .replace(
                                "{to-iso}",
                                Instant.ofEpochMilli(days.last() * DAY_MS).toString()));
    }
}

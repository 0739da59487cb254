package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.PriceSource;
import io.bithedge.oracle.QuoteRates;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.SourceStatus;
import io.bithedge.oracle.exchange.Guard.Outcome;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;

/** Reads the tickers of one venue. One thread reads; any thread may ask for the status. */
public final class VenueClient implements PriceSource {
    private static final int OK = 200;

    private final Venue venue;
    private final VenueSettings settings;
    private final QuoteRates rates;
    private final InstantSource clock;
    private final TickerRule rule;
    private final VenueHttp http;
    private final Guard guard;
    private final Map<Asset, MarketRecord> records = new EnumMap<>(Asset.class);

    public VenueClient(Venue venue, VenueSettings settings, QuoteRates rates, InstantSource clock) {
        this.venue = venue;
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
        rule = new TickerRule(settings.maxAge());
        http = new VenueHttp(settings.timeout(), settings.apiKey());
        guard = new Guard(venue.name(), settings.requestsPerMinute(), clock);
        settings.markets().keySet().forEach(asset -> records.put(asset, new MarketRecord(asset)));
    }

    @Override
    public String name() {
        return venue.name();
    }

    @Override
    public Reading read(Asset asset) {
        MarketRecord record = Optional.ofNullable(records.get(asset))
                .orElseThrow(() -> new IllegalArgumentException("%s: expected one of %s, got %s"
                        .formatted(venue.name(), settings.markets().keySet(), asset)));
        Market market = Optional.ofNullable(settings.markets().get(asset)).orElseThrow();
        HttpUrl url = VenueHttp.url(settings.baseUrl(), venue.tickerPath().replace("{symbol}", market.symbol()));
        Reading reading = switch (guard.ask(() -> http.get(url))) {
            case Outcome.Limited(String why) -> new Refused(Reason.RATE_LIMITED, why);
            case Outcome.Failed(String why) -> new Refused(Reason.UNREACHABLE, why);
            case Outcome.Answered(VenueHttp.Answer answer) -> judge(answer, asset, market);
        };
        return record.noted(record.compared(reading, rule));
    }

    @Override
    public SourceStatus status() {
        return new SourceStatus(
                venue.name(),
                guard.breaker(),
                guard.quietUntilMs(),
                settings.maxAge().toMillis(),
                records.values().stream().map(MarketRecord::status).toList());
    }

    private Reading judge(VenueHttp.Answer answer, Asset asset, Market market) {
        long now = clock.millis();
        TickerRule.Asked asked = new TickerRule.Asked(venue.name(), asset, rates.of(market.quote(), now), now);
        Said said;
        try {
            said = venue.ticker()
                    .parse(new Said.Answer(JsonText.MAPPER.readTree(answer.body()), answer.answeredAtMs()));
        } catch (JacksonException e) {
            return answer.status() == OK
                    ? new Refused(Reason.MALFORMED, "not JSON: " + JsonText.cut(answer.body()))
                    : new Refused(Reason.UNREACHABLE, "HTTP " + answer.status());
        }
        if (answer.status() == OK) {
            return rule.judge(said, asked);
        }
        // An error that names itself says more than its status.
        String words = said instanceof Said.Complaint(String why) ? ", " + JsonText.cut(why) : "";
        return new Refused(Reason.UNREACHABLE, "HTTP " + answer.status() + words);
    }
}

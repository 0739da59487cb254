package io.bithedge.api.market;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices, incidents, and how the books stand against the vault. */
@RestController
public final class MarketController {
    private static final List<String> ASSETS = List.of("BTC", "STX");

    private final PoolViews views;
    private final InstantSource clock;

    @Autowired
    public MarketController(PoolViews views) {
        this(views, InstantSource.system());
    }

    public MarketController(PoolViews views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    /** `price` in USD x 10^8 per coin and its age; null with a reason when there is none. */
    public record Price(
            String asset,
            @Nullable String price,
            @Nullable String reason,
            @Nullable Long ageMs,
            List<Source> used,
            List<Dropped> dropped,
            List<Volatility> volatilities) {}

    /** A source that has a part in the price; without a price: one that is fresh and agrees, of too few. */
    public record Source(String source, String price, long weight, long ageMs) {}

    /** `reason`: STALE (older than 120 s), OUTLIER (outside the quartiles), DISAGREES (more than 2 % from the median). */
    public record Dropped(String source, String price, long ageMs, String reason) {}

    /** `ewmaBps`: recent days weigh more; null when it was not computed. `lastDay`: the UTC day of the last close. */
    public record Volatility(
            int windowDays, long volatilityBps, @Nullable Long ewmaBps, int points, String lastDay) {
        public static Volatility of(VolatilityView view) {
            return new Volatility(
                    view.windowDays(),
                    view.volatilityBps(),
                    view.ewmaBps() == 0 ? null : view.ewmaBps(),
                    view.points(),
                    LocalDate.ofEpochDay(view.day()).toString());
        }
    }

    /** `asOf`: the final block of the books that the prices stand beside; each price has its own age. */
    public record Prices(List<Price> prices, Json.Block asOf) {}

    public record Incidents(List<Json.Incident> incidents, Json.Block asOf) {}

    @GetMapping("/v1/prices")
    public Prices prices() {
        return new Prices(
                ASSETS.stream().map(this::price).toList(),
                Json.Block.of(views.position().asOf()));
    }

    @GetMapping("/v1/incidents")
    public Incidents incidents() {
        return new Incidents(
                views.incidents().stream().map(Json.Incident::of).toList(),
                Json.Block.of(views.position().asOf()));
    }

    /** How far the books were compared with the vault, by token. */
    @GetMapping("/v1/reconciliation")
    public Json.Reconciliations reconciliation() {
        AsOf asOf = views.position().asOf();
        return new Json.Reconciliations(
                views.reconciliations().stream()
                        .map(it -> Json.Reconciliation.of(it, asOf))
                        .toList(),
                Json.Block.of(asOf));
    }

    private Price price(String asset) {
        List<Volatility> volatilities =
                views.volatilities(asset).stream().map(Volatility::of).toList();
        PriceView price = views.price(asset);
        long now = clock.millis();
        List<Source> used = price.views().stream()
                .filter(it -> it.dropped().isEmpty())
                .map(it -> new Source(it.source(), Json.text(it.price()), it.weight(), age(it.observedAtMs(), now)))
                .toList();
        List<Dropped> dropped = price.views().stream()
                .filter(it -> !it.dropped().isEmpty())
                .map(it -> new Dropped(it.source(), Json.text(it.price()), age(it.observedAtMs(), now), it.dropped()))
                .toList();
        return switch (price) {
            case PriceView.Known known ->
                new Price(
                        asset,
                        Json.text(known.price()),
                        null,
                        age(known.observedAtMs(), now),
                        used,
                        dropped,
                        volatilities);
            case PriceView.Unknown unknown ->
                new Price(asset, null, unknown.reason(), null, used, dropped, volatilities);
        };
    }

    private static long age(long observedAtMs, long nowMs) {
        return Math.max(0, nowMs - observedAtMs);
    }
}

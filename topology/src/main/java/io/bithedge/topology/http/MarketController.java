package io.bithedge.topology.http;

import io.bithedge.topology.view.PoolViews;
import io.bithedge.topology.view.PoolViews.AsOf;
import io.bithedge.topology.view.PoolViews.PriceView;
import io.bithedge.topology.view.PoolViews.VolatilityView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices, incidents, and how the books stand against the vault. */
@RestController
final class MarketController {
    private static final List<String> ASSETS = List.of("BTC", "STX");

    private final PoolViews views;

    MarketController(PoolViews views) {
        this.views = views;
    }

    /** `price` in USD x 10^8 per coin; null with a reason when there is none. */
    record Price(
            String asset, @Nullable String price, @Nullable String reason, List<Volatility> volatilities) {}

    record Volatility(int windowDays, long volatilityBps, int points) {
        static Volatility of(VolatilityView view) {
            return new Volatility(view.windowDays(), view.volatilityBps(), view.points());
        }
    }

    record Prices(List<Price> prices) {}

    record Incidents(List<Json.Incident> incidents) {}

    @GetMapping("/v1/prices")
    Prices prices() {
        return new Prices(ASSETS.stream().map(this::price).toList());
    }

    @GetMapping("/v1/incidents")
    Incidents incidents() {
        return new Incidents(views.incidents().stream().map(Json.Incident::of).toList());
    }

    /** How far the books were compared with the vault, by token. */
    @GetMapping("/v1/reconciliation")
    Json.Reconciliations reconciliation() {
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
        return switch (views.price(asset)) {
            case PriceView.Known known -> new Price(asset, Json.text(known.price()), null, volatilities);
            case PriceView.Unknown unknown -> new Price(asset, null, unknown.reason(), volatilities);
        };
    }
}

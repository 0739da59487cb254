package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PriceView;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** PricesAnswer, incidents, and how the books stand against the vault. */
@RestController
public final class MarketController {
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

    /** Prices of BTC and STX in USD, and what the sources say. */
    @GetMapping("/v1/prices")
    public PricesAnswer prices() {
        return new PricesAnswer(
                Arrays.stream(Asset.values()).map(this::price).toList(),
                FinalBlock.of(views.position().asOf()));
    }

    /** Where the books, the contract and what was read did not agree, or something was late. */
    @GetMapping("/v1/incidents")
    public IncidentsAnswer incidents() {
        return new IncidentsAnswer(
                views.incidents().stream().map(IncidentItem::of).toList(),
                FinalBlock.of(views.position().asOf()));
    }

    /** How far the books were compared with the vault, by token. */
    @GetMapping("/v1/reconciliation")
    public ReconciliationAnswer reconciliation() {
        AsOf asOf = views.position().asOf();
        return new ReconciliationAnswer(
                views.reconciliations().stream()
                        .map(it -> ReconciledToken.of(it, asOf))
                        .toList(),
                FinalBlock.of(asOf));
    }

    private PriceItem price(Asset asset) {
        List<PriceVolatility> volatilities =
                views.volatilities(asset).stream().map(PriceVolatility::of).toList();
        PriceView price = views.price(asset);
        long now = clock.millis();
        List<PriceSource> used = price.views().stream()
                .filter(it -> it.dropped().isEmpty())
                .map(it -> new PriceSource(it.source(), it.price(), it.weight(), age(it.observedAtMs(), now)))
                .toList();
        List<DroppedSource> dropped = price.views().stream()
                .filter(it -> !it.dropped().isEmpty())
                .map(it -> new DroppedSource(it.source(), it.price(), age(it.observedAtMs(), now), it.dropped()))
                .toList();
        return switch (price) {
            case PriceView.Known known ->
                new PriceItem(asset, known.price(), null, age(known.observedAtMs(), now), used, dropped, volatilities);
            case PriceView.Unknown unknown ->
                new PriceItem(asset, null, unknown.reason(), null, used, dropped, volatilities);
        };
    }

    private static long age(long observedAtMs, long nowMs) {
        return Math.max(0, nowMs - observedAtMs);
    }
}

package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices, and how the books stand against the vault. */
@RestController
public final class MarketController {
    private final PoolViews views;
    private final Freshness freshness;

    public MarketController(PoolViews views, Freshness freshness) {
        this.views = views;
        this.freshness = freshness;
    }

    /** Prices of BTC and STX in USD, and what the sources say. */
    @GetMapping("/v1/prices")
    public PricesAnswer prices() {
        return new PricesAnswer(
                Arrays.stream(Asset.values()).map(this::price).toList(),
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
        CurrentPrice price = freshness.price(asset);
        List<PriceSource> used = price.views().stream()
                .filter(it -> it.dropped().isEmpty())
                .map(it -> new PriceSource(it.source(), it.price(), it.weight(), freshness.ageMs(it.observedAtMs())))
                .toList();
        List<DroppedSource> dropped = price.views().stream()
                .filter(it -> !it.dropped().isEmpty())
                .map(it -> new DroppedSource(it.source(), it.price(), freshness.ageMs(it.observedAtMs()), it.dropped()))
                .toList();
        ChainPrice onChain =
                views.chainPrice(asset).recorded().map(ChainPrice::of).orElse(null);
        return switch (price) {
            case CurrentPrice.Fresh fresh ->
                new PriceItem(asset, fresh.price().price(), null, fresh.ageMs(), onChain, used, dropped, volatilities);
            case CurrentPrice.Stale stale ->
                new PriceItem(asset, null, stale.reason(), stale.ageMs(), onChain, used, dropped, volatilities);
            case CurrentPrice.Missing missing ->
                new PriceItem(asset, null, missing.unknown().reason(), null, onChain, used, dropped, volatilities);
        };
    }
}

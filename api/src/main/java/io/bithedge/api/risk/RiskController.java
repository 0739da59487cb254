package io.bithedge.api.risk;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.Conditions.Volatility;
import io.bithedge.pool.risk.ProviderRisk;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.stacks.address.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the pool, a book and a provider may have to pay: final policies at the market's prices of now. */
@RestController
final class RiskController {
    private final PoolViews views;
    private final Freshness freshness;

    RiskController(PoolViews views, Freshness freshness) {
        this.views = views;
        this.freshness = freshness;
    }

    /** What a book may have to pay: its live policies, greeks, a ladder of expirations, a grid of scenarios. */
    @GetMapping("/v1/books/{token}/{tier}/exposure")
    ExposureAnswer exposure(@PathVariable String token, @PathVariable String tier) {
        BookId book = Fields.book(token, tier);
        AsOf asOf = views.exposureAsOf();
        return RiskShapes.exposure(
                book, views.cells(book), views.exposure(book), conditions(asOf), FinalBlock.of(asOf));
    }

    /** What the pool may have to pay, by token and by book, at the prices of now. */
    @GetMapping("/v1/risk")
    RiskAnswer risk() {
        AsOf asOf = views.exposureAsOf();
        Conditions at = conditions(asOf);
        List<BookRisk> books = new ArrayList<>();
        for (BookId book : BookId.all()) {
            views.exposure(book)
                    .ifPresent(exposure -> books.add(RiskShapes.bookRisk(book, views.cells(book), exposure, at)));
        }
        List<TokenRisk> tokens = Arrays.stream(Token.values())
                .map(token -> RiskShapes.tokenRisk(token, cellsOf(token), at))
                .toList();
        return new RiskAnswer(tokens, books, RiskInputs.of(at), FinalBlock.of(asOf));
    }

    /** What a provider carries, and what he gets if BTC is at some price when all settles. */
    @GetMapping("/v1/providers/{address}/risk")
    ProviderRiskAnswer providerRisk(@PathVariable String address) {
        Principal provider = Fields.principal("address", address);
        var weights = Here.of(views.weights(provider.toString()));
        AsOf asOf = views.exposureAsOf();
        Conditions at = conditions(asOf);
        List<ProviderBookRisk> books = new ArrayList<>();
        weights.forEach((book, his) ->
                books.add(RiskShapes.providerBook(book, ProviderRisk.of(views.cells(book), sharesOf(book, his), at))));
        return new ProviderRiskAnswer(provider.toString(), books, RiskInputs.of(at), FinalBlock.of(asOf));
    }

    private List<Cell> cellsOf(Token token) {
        return BookId.all().stream()
                .filter(book -> book.token() == token)
                .flatMap(book -> views.cells(book).stream())
                .toList();
    }

    /** By epoch. A weight of an epoch that is not open yet is a proposal: there is no vintage for it. */
    private Map<Long, ProviderRisk.Share> sharesOf(BookId book, EpochWeights weights) {
        Map<Long, ProviderRisk.Share> shares = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            long epoch = weights.epochAt(i);
            long weight = weights.weightAt(i);
            views.vintage(book, new Epoch(epoch))
                    .ifPresent(vintage -> shares.put(
                            epoch,
                            new ProviderRisk.Share(
                                    weight,
                                    vintage.weight().value(),
                                    vintage.premiumPending().value())));
        }
        return shares;
    }

    private Conditions conditions(AsOf asOf) {
        return new Conditions(
                price(Asset.BTC),
                price(Asset.STX),
                asOf.burnTip().value(),
                views.volatilities(Asset.BTC).stream()
                        .map(it -> new Volatility(it.windowDays(), it.volatilityBps(), it.day()))
                        .toList());
    }

    private PriceE8 price(Asset asset) {
        return switch (freshness.price(asset)) {
            case CurrentPrice.Fresh fresh -> fresh.price().price();
            case CurrentPrice.Stale stale -> throw none(stale.reason());
            case CurrentPrice.Missing missing -> throw none(missing.reason());
        };
    }

    private static Problem none(String reason) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "NO_PRICE", reason);
    }
}

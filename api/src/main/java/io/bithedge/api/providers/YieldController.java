package io.bithedge.api.providers;

import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.yield.YieldHeights;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.HistoryViews.BookPast;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.stacks.address.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Time-weighted capital and net yield over 30 days, 90 days and all, with a series for a chart. */
@RestController
final class YieldController {
    private final PoolViews views;

    YieldController(PoolViews views) {
        this.views = views;
    }

    /** Time-weighted capital and net yield of a provider over 30 days, 90 days and all, by book, with a series for a chart. */
    @GetMapping("/v1/providers/{address}/yield")
    ProviderYieldAnswer providerYield(@PathVariable String address) {
        Principal provider = Fields.principal("address", address);
        HistoryViews history = views.history();
        ProviderPast past = Here.of(history.provider(provider.toString(), YieldHeights::between));
        return new ProviderYieldAnswer(
                provider.toString(),
                past.books().stream()
                        .map(book -> YieldSeries.book(book.book(), book.timeline(), past.asOf(), history))
                        .toList(),
                FinalBlock.of(past.asOf()));
    }

    /** The same of all capital in a book. */
    @GetMapping("/v1/books/{token}/{tier}/yield")
    BookYieldAnswer bookYield(@PathVariable String token, @PathVariable String tier) {
        BookId book = Fields.book(token, tier);
        BookPast past = views.history().book(book, YieldHeights::between);
        BookYield it = YieldSeries.book(past.book(), past.timeline(), past.asOf(), views.history());
        return new BookYieldAnswer(it.token(), it.tier(), it.windows(), it.series(), FinalBlock.of(past.asOf()));
    }
}

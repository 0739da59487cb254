package io.bithedge.api.quotes;

import io.bithedge.api.guard.RecordQuota;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteDesk;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.Declined;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Quotes: indicative ones to look at, firm ones that are signed, recorded, and reserve nothing. */
@RestController
final class QuotesController {
    private final QuoteDesk desk;
    private final QuoteBook book;
    private final PoolViews views;
    private final RecordQuota quota;

    QuotesController(QuoteDesk desk, QuoteBook book, PoolViews views, RecordQuota quota) {
        this.quota = quota;
        this.desk = desk;
        this.book = book;
        this.views = views;
    }

    /** A price for protection: a firm quote that is signed and recorded, or an indicative one. Neither reserves anything. */
    @PostMapping("/v1/quotes")
    QuoteAnswer askQuote(@RequestBody NewQuoteRequest request, HttpServletRequest http) {
        boolean isIndicative = Boolean.TRUE.equals(request.indicative());
        QuoteRequest parsed = request.parsed();
        if (!isIndicative) {
            quota.take(http);
        }
        return switch (isIndicative ? desk.indicate(parsed) : desk.quote(parsed)) {
            case Firm firm -> QuoteAnswer.of(firm);
            case Indicative indicative -> QuoteAnswer.of(indicative);
            case Closed closed ->
                throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, closed.code().name(), closed.reason());
            case Declined declined ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                declined.refused().code().name(),
                                declined.refused().code().sentence() + " "
                                        + declined.refused().detail())
                        .withLargestAmount(declined.refused().largestAmountSats());
        };
    }

    /** A firm quote that any instance gave out, and what became of it. */
    @GetMapping("/v1/quotes/{quoteId}")
    KnownQuoteAnswer quote(@PathVariable String quoteId) {
        AsOf asOf = views.position().asOf();
        return book.find(Fields.quoteId("quoteId", quoteId))
                .map(known -> KnownQuoteAnswer.of(known, asOf))
                .orElseThrow(() -> Problem.notFound("quote " + quoteId + " was not given out within a week"));
    }
}

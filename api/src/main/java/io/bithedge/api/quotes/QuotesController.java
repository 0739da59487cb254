package io.bithedge.api.quotes;

import io.bithedge.api.guard.CollateralShares;
import io.bithedge.api.guard.RecordQuota;
import io.bithedge.api.prepare.PrepareFields;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteDesk;
import io.bithedge.pool.quote.QuoteOutcome;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.ClosedCode;
import io.bithedge.pool.quote.QuoteOutcome.Declined;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.quote.QuoteOutcome.ShareUsed;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.stacks.address.Principal;
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
    private final CollateralShares shares;
    private final PrepareFields fields;
    private final Freshness freshness;

    QuotesController(
            QuoteDesk desk,
            QuoteBook book,
            PoolViews views,
            RecordQuota quota,
            CollateralShares shares,
            PrepareFields fields,
            Freshness freshness) {
        this.quota = quota;
        this.shares = shares;
        this.fields = fields;
        this.freshness = freshness;
        this.desk = desk;
        this.book = book;
        this.views = views;
    }

    /** A price for protection: a firm quote that is signed for one buyer and recorded, or an indicative one. Neither reserves anything. */
    @PostMapping("/v1/quotes")
    QuoteAnswer askQuote(@RequestBody NewQuoteRequest request, HttpServletRequest http) {
        QuoteRequest parsed = request.parsed();
        return switch (Boolean.TRUE.equals(request.indicative())
                ? desk.indicate(parsed)
                : firm(parsed, fields.wallet("buyer", request.buyer()), http)) {
            case Firm firm -> QuoteAnswer.of(firm, freshness.chainSeconds());
            case Indicative indicative -> QuoteAnswer.of(indicative);
            case ShareUsed used -> throw refused(used);
            case Closed closed ->
                throw Problem.of(statusOf(closed.code()), closed.code().name(), closed.reason());
            case Declined declined ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                declined.refused().code().name(),
                                declined.refused().code().sentence() + " "
                                        + declined.refused().detail())
                        .withLargestAmount(declined.refused().largestAmountSats());
        };
    }

    private QuoteOutcome firm(QuoteRequest request, Principal.Standard buyer, HttpServletRequest http) {
        quota.take(http);
        return desk.quote(request, buyer, shares.of(http, buyer));
    }

    /** A matter of time, unless it is more than all of a share. */
    private static Problem refused(ShareUsed used) {
        return used.freeInSeconds() == 0
                ? Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "COLLATERAL_SHARE", used.reason())
                : Problem.of(HttpStatus.TOO_MANY_REQUESTS, "COLLATERAL_SHARE", used.reason())
                        .withRetryAfter(used.freeInSeconds());
    }

    /** Refused is a matter of these terms, the rest one of time. */
    private static HttpStatus statusOf(ClosedCode code) {
        return code == ClosedCode.SIGNER_REFUSED ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** A firm quote that any instance gave out, and what became of it. */
    @GetMapping("/v1/quotes/{quoteId}")
    KnownQuoteAnswer quote(@PathVariable String quoteId) {
        AsOf asOf = views.position().asOf();
        return book.find(Fields.quoteId("quoteId", quoteId))
                .map(known -> KnownQuoteAnswer.of(known, asOf, freshness.chainSeconds()))
                .orElseThrow(() -> Problem.notFound("quote " + quoteId + " was not given out within a week"));
    }
}

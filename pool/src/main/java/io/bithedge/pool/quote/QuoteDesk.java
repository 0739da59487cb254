package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.CurrentPrice.Fresh;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.pricing.ModelVolatility;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteDecision.Refused;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.ClosedCode;
import io.bithedge.pool.quote.QuoteOutcome.Declined;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the market and the books, lets {@link QuoteRule} decide, signs, and records what it signed before it is given out. Holds no
 * state: two desks may quote at once.
 */
public final class QuoteDesk {
    private final PoolViews views;
    private final Freshness freshness;
    private final QuoteRule rule;
    private final QuoteSigner signer;
    private final QuoteLog log;

    public QuoteDesk(PoolViews views, Freshness freshness, QuoteRule rule, QuoteSigner signer, QuoteLog log) {
        this.views = views;
        this.freshness = freshness;
        this.rule = rule;
        this.signer = signer;
        this.log = log;
    }

    /** A price to look at; never {@link Firm}. */
    public QuoteOutcome indicate(QuoteRequest request) {
        return decide(request, Indicative::new);
    }

    /** Signed, and recorded with all replicas when this returns; never {@link Indicative}. */
    public QuoteOutcome quote(QuoteRequest request) {
        return decide(request, this::firm);
    }

    private QuoteOutcome firm(Offered offer, Market market, AsOf asOf) {
        Firm firm = new Firm(signer.sign(offer, asOf.burnTip()), market, asOf);
        try {
            log.record(firm);
            return firm;
        } catch (QuoteLog.NotRecordedException e) {
            return new Closed(ClosedCode.NOT_RECORDED, String.valueOf(e.getMessage()));
        }
    }

    private interface Answer {
        QuoteOutcome of(Offered offer, Market market, AsOf asOf);
    }

    private QuoteOutcome decide(QuoteRequest request, Answer answer) {
        PositionView position = views.position();
        AsOf asOf = position.asOf();
        Optional<Closed> closed = closed(position, request.policyType().token());
        if (closed.isPresent()) {
            return closed.get();
        }
        CurrentPrice btc = freshness.price(Asset.BTC);
        if (!(btc instanceof Fresh freshBtc)) {
            return unpriced(btc);
        }
        CurrentPrice stx = freshness.price(Asset.STX);
        if (!(stx instanceof Fresh freshStx)) {
            return unpriced(stx);
        }
        Optional<VolatilityView> volatility = ModelVolatility.window(
                views.volatilities(Asset.BTC),
                asOf.burnTip().blocksTo(request.expirationHeight()),
                VolatilityView::windowDays);
        if (volatility.isEmpty()) {
            return new Closed(ClosedCode.VOLATILITY_UNAVAILABLE, "too few daily closes of BTC for a period this long");
        }
        Market market = new Market(
                freshBtc.price().price(),
                freshStx.price().price(),
                volatility.get().volatilityBps());
        return switch (rule.decide(request, market, capacities(request), asOf.burnTip())) {
            case Offered offer -> answer.of(offer, market, asOf);
            case Refused refused -> new Declined(refused);
        };
    }

    private Optional<Closed> closed(PositionView position, Token token) {
        if (position.asOf().equals(AsOf.NOTHING)) {
            return Optional.of(new Closed(ClosedCode.NOT_READY, "no final block has been read yet"));
        }
        if (!position.halted().isEmpty()) {
            return Optional.of(new Closed(ClosedCode.HALTED, String.join("; ", position.halted())));
        }
        List<IncidentView> incidents = views.stoppingIncidents(token);
        if (!incidents.isEmpty()) {
            IncidentView first = incidents.getFirst();
            return Optional.of(new Closed(ClosedCode.INCIDENT_OPEN, first.code() + ": " + first.message()));
        }
        return freshness.staleChain().map(reason -> new Closed(ClosedCode.CHAIN_STALE, reason));
    }

    private static Closed unpriced(CurrentPrice price) {
        return switch (price) {
            case CurrentPrice.Missing missing -> new Closed(ClosedCode.PRICE_UNAVAILABLE, missing.reason());
            case CurrentPrice.Stale stale -> new Closed(ClosedCode.PRICE_STALE, stale.reason());
            case Fresh fresh -> throw new IllegalArgumentException("a fresh price closes nothing: " + fresh);
        };
    }

    private Map<BookId, BookCapacity> capacities(QuoteRequest request) {
        Map<BookId, BookCapacity> capacities = new HashMap<>();
        Map<BookId, Units> expiring = views.expiringThatDay(request.expirationHeight());
        for (BookView book : views.books()) {
            BookFigures it = book.figures();
            capacities.put(
                    book.book(),
                    new BookCapacity(
                            book.book(),
                            it.epoch(),
                            it.endsAt(),
                            it.capital(),
                            it.capacity(),
                            it.used(),
                            expiring.getOrDefault(
                                    book.book(), Units.none(book.book().token()))));
        }
        return capacities;
    }
}

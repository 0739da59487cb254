package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
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
import io.bithedge.pool.view.PoolViews.PriceView;
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
    private final QuoteRule rule;
    private final QuoteSigner signer;
    private final QuoteLog log;

    public QuoteDesk(PoolViews views, QuoteRule rule, QuoteSigner signer, QuoteLog log) {
        this.views = views;
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
        if (!(views.price(Asset.BTC) instanceof PriceView.Known btc)) {
            return new Closed(ClosedCode.PRICE_UNAVAILABLE, reasonOf(views.price(Asset.BTC)));
        }
        if (!(views.price(Asset.STX) instanceof PriceView.Known stx)) {
            return new Closed(ClosedCode.PRICE_UNAVAILABLE, reasonOf(views.price(Asset.STX)));
        }
        Optional<VolatilityView> volatility = ModelVolatility.window(
                views.volatilities(Asset.BTC),
                asOf.burnTip().blocksTo(request.expirationHeight()),
                VolatilityView::windowDays);
        if (volatility.isEmpty()) {
            return new Closed(ClosedCode.VOLATILITY_UNAVAILABLE, "too few daily closes of BTC for a period this long");
        }
        Market market = new Market(btc.price(), stx.price(), volatility.get().volatilityBps());
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
        return incidents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Closed(
                        ClosedCode.INCIDENT_OPEN,
                        incidents.getFirst().code() + ": "
                                + incidents.getFirst().message()));
    }

    private static String reasonOf(PriceView price) {
        return switch (price) {
            case PriceView.Unknown unknown -> unknown.asset() + ": " + unknown.reason();
            case PriceView.Known known -> known.asset() + ": the price came back while asking, ask again";
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

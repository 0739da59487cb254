package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.CurrentPrice.Fresh;
import io.bithedge.pool.fresh.Doubts;
import io.bithedge.pool.fresh.Doubts.Doubt;
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
import io.bithedge.pool.view.PoolViews.VintageView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
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
    private final Doubts doubts;
    private final QuoteRule rule;
    private final QuoteSigner signer;
    private final QuoteLog log;

    public QuoteDesk(PoolViews views, Freshness freshness, QuoteRule rule, QuoteSigner signer, QuoteLog log) {
        this.views = views;
        this.freshness = freshness;
        this.doubts = new Doubts(views, freshness);
        this.rule = rule;
        this.signer = signer;
        this.log = log;
    }

    /** A price to look at; never {@link Firm}. Where the oracle's prices cannot be used, it is made from those of the market alone. */
    public QuoteOutcome indicate(QuoteRequest request) {
        return decide(
                request,
                (market, asOf) -> references(market, asOf) instanceof Referenced.Usable usable
                        ? usable
                        : new Referenced.Usable(References.of(market)),
                (offer, priced) -> new Indicative(offer, priced.market(), priced.asOf()));
    }

    /** Signed for one buyer, and recorded with all replicas when this returns; never {@link Indicative}. */
    public QuoteOutcome quote(QuoteRequest request, Principal buyer, CollateralShare share) {
        return decide(request, this::references, (offer, priced) -> firm(buyer, share, offer, priced));
    }

    private QuoteOutcome firm(Principal buyer, CollateralShare share, Offered offer, Priced priced) {
        Optional<BurnHeight> pausedUntil = views.book(offer.book())
                .map(BookView::life)
                .filter(life -> life.isPausedAt(priced.asOf().burnTip()))
                .flatMap(PoolViews.BookLife::pausedUntil);
        if (pausedUntil.isPresent()) {
            return new Closed(
                    ClosedCode.PAUSED,
                    "the contracts are paused until burn block %s at the latest".formatted(pausedUntil.get()));
        }
        return switch (share.take(offer.collateral())) {
            case CollateralShare.Taken.UsedUp(String words, long freeInSeconds) ->
                new QuoteOutcome.ShareUsed(words, freeInSeconds);
            case CollateralShare.Taken.Granted granted -> signed(buyer, share, offer, priced);
        };
    }

    private QuoteOutcome signed(Principal buyer, CollateralShare share, Offered offer, Priced priced) {
        FirmTerms terms = signer.terms(buyer, offer, priced.references(), freshness.chainSeconds());
        return switch (signer.sign(terms)) {
            case Quoter.Answer.Silent(String words) -> unsigned(share, ClosedCode.SIGNER_SILENT, words);
            case Quoter.Answer.Refused(String code, String words) ->
                unsigned(share, ClosedCode.SIGNER_REFUSED, code + ": " + words);
            case Quoter.Answer.Signed(Bytes signature) ->
                recorded(new Firm(new SignedQuote(terms, signature), priced.market(), priced.asOf()));
        };
    }

    private static Closed unsigned(CollateralShare share, ClosedCode code, String words) {
        share.giveBack();
        return new Closed(code, words);
    }

    private QuoteOutcome recorded(Firm firm) {
        try {
            log.record(firm);
            return firm;
        } catch (QuoteLog.NotRecordedException e) {
            return new Closed(ClosedCode.NOT_RECORDED, String.valueOf(e.getMessage()));
        }
    }

    private record Priced(Market market, References references, AsOf asOf) {}

    private interface Answer {
        QuoteOutcome of(Offered offer, Priced priced);
    }

    private interface ReferenceChoice {
        Referenced of(Market market, AsOf asOf);
    }

    private sealed interface Referenced {
        record Usable(References references) implements Referenced {}

        record Unusable(Closed closed) implements Referenced {}
    }

    private Referenced references(Market market, AsOf asOf) {
        return switch (Reference.of(views.chainPrice(Asset.BTC), market.btcPrice(), asOf)) {
            case Reference.Unusable(Closed closed) -> new Referenced.Unusable(closed);
            case Reference.Usable(PriceE8 btc) ->
                switch (Reference.of(views.chainPrice(Asset.STX), market.stxPrice(), asOf)) {
                    case Reference.Unusable(Closed closed) -> new Referenced.Unusable(closed);
                    case Reference.Usable(PriceE8 stx) -> new Referenced.Usable(new References(btc, stx));
                };
        };
    }

    private QuoteOutcome decide(QuoteRequest request, ReferenceChoice references, Answer answer) {
        AsOf asOf = views.position().asOf();
        List<Doubt> known = doubts.ofBooks(request.policyType().token());
        if (!known.isEmpty()) {
            return Closed.of(known.getFirst());
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
        return switch (references.of(market, asOf)) {
            case Referenced.Unusable(Closed closed) -> closed;
            case Referenced.Usable(References usable) -> decide(request, new Priced(market, usable, asOf), answer);
        };
    }

    private QuoteOutcome decide(QuoteRequest request, Priced priced, Answer answer) {
        return switch (rule.decide(
                request,
                priced.market(),
                priced.references(),
                capacities(request),
                priced.asOf().burnTip())) {
            case Offered offer -> answer.of(offer, priced);
            case Refused refused -> new Declined(refused);
        };
    }

    private static Closed unpriced(CurrentPrice price) {
        return Doubts.of(price)
                .map(Closed::of)
                .orElseThrow(() -> new IllegalArgumentException("a fresh price closes nothing: " + price));
    }

    private Map<BookId, BookCapacity> capacities(QuoteRequest request) {
        Map<BookId, BookCapacity> capacities = new HashMap<>();
        Map<BookId, Units> expiring = views.expiringThatDay(request.expirationHeight());
        for (BookView book : views.books()) {
            BookFigures it = book.figures();
            Units none = Units.none(book.book().token());
            Units lockedNow = views.vintage(book.book(), it.epoch())
                    .map(VintageView::locked)
                    .orElse(none);
            capacities.put(
                    book.book(),
                    new BookCapacity(
                            book.book(),
                            it.epoch(),
                            it.startsAt(),
                            it.endsAt(),
                            book.life().isClosed(),
                            BookCapacity.backing(it, lockedNow),
                            it.capacity(),
                            it.used(),
                            expiring.getOrDefault(book.book(), none)));
        }
        return capacities;
    }
}

package io.bithedge.api.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.quote.Market;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteFigures;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.jspecify.annotations.Nullable;

/** Shapes of quotes. */
final class QuoteJson {
    private QuoteJson() {}

    /**
     * The terms as the contract wants them, the signature, and what the price was made from. What only a firm quote has is null in an
     * indicative one.
     */
    record Answer(
            @Nullable String quoteId,
            String policyType,
            String style,
            String strike,
            String amount,
            long expirationHeight,
            String token,
            String tier,
            String collateral,
            String premium,
            @Nullable Long validUntil,
            @Nullable Long expiresAtBurnHeight,
            @Nullable String signature,
            @Nullable String terms,
            String buyerTier,
            String premiumUsdE8,
            String breakEven,
            String maximumPayout,
            long loadBps,
            long volatilityBps,
            String btcPrice,
            String stxPrice,
            Json.Block asOf) {
        static Answer of(Firm firm) {
            return of(firm.quote().terms().offer(), firm.market(), firm.asOf(), Signed.of(firm));
        }

        static Answer of(Indicative indicative) {
            return of(indicative.offer(), indicative.market(), indicative.asOf(), Signed.NOT);
        }

        private static Answer of(Offered offer, Market market, AsOf asOf, Signed signed) {
            QuoteFigures figures = QuoteFigures.of(offer);
            return new Answer(
                    signed.quoteId(),
                    offer.request().kind().name(),
                    offer.request().style().name(),
                    Json.text(offer.request().strikeE8()),
                    Json.text(offer.request().amountSats()),
                    offer.request().expirationHeight(),
                    offer.book().token().name(),
                    offer.book().tier().chainName(),
                    Json.text(offer.collateral()),
                    Json.text(offer.premium()),
                    signed.validUntil(),
                    signed.validUntil(),
                    signed.signature(),
                    signed.terms(),
                    offer.buyerTier().label(),
                    Json.text(offer.premiumUsdE8()),
                    Json.text(figures.breakEvenE8()),
                    Json.text(figures.maximumPayout()),
                    offer.loadBps(),
                    offer.volatilityBps(),
                    Json.text(market.btcPriceE8()),
                    Json.text(market.stxPriceE8()),
                    Json.Block.of(asOf));
        }
    }

    private record Signed(
            @Nullable String quoteId,
            @Nullable Long validUntil,
            @Nullable String signature,
            @Nullable String terms) {
        static final Signed NOT = new Signed(null, null, null, null);

        static Signed of(Firm firm) {
            return new Signed(
                    firm.quote().terms().quoteId().toPrefixedHex(),
                    firm.quote().terms().validUntil(),
                    firm.quote().signature().toPrefixedHex(),
                    firm.quote().terms().argument().toHex());
        }
    }

    /** A firm quote later on: {@code asOf} stays the block it was priced at, {@code seenAt} is the one that says its status. */
    record Kept(
            @JsonUnwrapped Answer quote,
            String status,
            @Nullable Long policyId,
            Json.Block seenAt) {
        static Kept of(QuoteBook.KnownQuote known, AsOf now) {
            return new Kept(
                    Answer.of(known.firm()),
                    known.status(now.burnTip()).name(),
                    known.policyId() == 0 ? null : known.policyId(),
                    Json.Block.of(now));
        }
    }
}

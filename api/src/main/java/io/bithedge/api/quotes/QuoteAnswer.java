package io.bithedge.api.quotes;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.quote.Market;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteFigures;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * The terms as the contract wants them, the signature, and what the price was made from. What only a firm quote has is null in an
 * indicative one.
 */
record QuoteAnswer(
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
        FinalBlock asOf) {
    static QuoteAnswer of(Firm firm) {
        return of(firm.quote().terms().offer(), firm.market(), firm.asOf(), Signed.of(firm));
    }

    static QuoteAnswer of(Indicative indicative) {
        return of(indicative.offer(), indicative.market(), indicative.asOf(), Signed.NOT);
    }

    private static QuoteAnswer of(Offered offer, Market market, AsOf asOf, Signed signed) {
        QuoteFigures figures = QuoteFigures.of(offer);
        return new QuoteAnswer(
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
                FinalBlock.of(asOf));
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
}

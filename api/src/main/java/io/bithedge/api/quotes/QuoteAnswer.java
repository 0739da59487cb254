package io.bithedge.api.quotes;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.Market;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteFigures;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * The terms as the contract wants them, the signature, and what the price was made from. What only a firm quote has is null in an
 * indicative one. `validUntil`: seconds since 1970 of block time; `secondsLeft` are left of it. `btcReference` and `stxReference`: the
 * oracle's prices that the registry holds it against; `btcPrice` and `stxPrice`: those of the market.
 */
record QuoteAnswer(
        @Nullable String quoteId,
        @Nullable String buyer,
        PolicyType policyType,
        ExerciseStyle style,
        PriceE8 strike,
        Sats amount,
        BurnHeight expirationHeight,
        Token token,
        Tier tier,
        Units collateral,
        Units premium,
        @Nullable PriceE8 btcReference,
        @Nullable PriceE8 stxReference,
        @Nullable Long validUntil,
        @Nullable Long secondsLeft,
        @Nullable String signature,
        @Nullable String terms,
        String buyerTier,
        UsdE8 premiumUsdE8,
        UsdE8 breakEven,
        Units maximumPayout,
        long loadBps,
        long volatilityBps,
        PriceE8 btcPrice,
        PriceE8 stxPrice,
        FinalBlock asOf) {
    /** {@code chainSeconds}: the time of the chain by now. */
    static QuoteAnswer of(Firm firm, long chainSeconds) {
        return of(firm.quote().terms().offer(), firm.market(), firm.asOf(), Signed.of(firm.quote(), chainSeconds));
    }

    static QuoteAnswer of(Indicative indicative) {
        return of(indicative.offer(), indicative.market(), indicative.asOf(), Signed.NOT);
    }

    private static QuoteAnswer of(Offered offer, Market market, AsOf asOf, Signed signed) {
        QuoteFigures figures = QuoteFigures.of(offer);
        return new QuoteAnswer(
                signed.quoteId(),
                signed.buyer(),
                offer.request().policyType(),
                offer.request().style(),
                offer.request().strike(),
                new Sats(offer.request().amountSats()),
                offer.request().expirationHeight(),
                offer.book().token(),
                offer.book().tier(),
                offer.collateral(),
                offer.premium(),
                signed.btcReference(),
                signed.stxReference(),
                signed.validUntil(),
                signed.secondsLeft(),
                signed.signature(),
                signed.terms(),
                offer.buyerTier().label(),
                offer.premiumUsd(),
                figures.breakEven(),
                figures.maximumPayout(),
                offer.loadBps(),
                offer.volatilityBps(),
                market.btcPrice(),
                market.stxPrice(),
                FinalBlock.of(asOf));
    }

    private record Signed(
            @Nullable String quoteId,
            @Nullable String buyer,
            @Nullable PriceE8 btcReference,
            @Nullable PriceE8 stxReference,
            @Nullable Long validUntil,
            @Nullable Long secondsLeft,
            @Nullable String signature,
            @Nullable String terms) {
        static final Signed NOT = new Signed(null, null, null, null, null, null, null, null);

        static Signed of(SignedQuote quote, long chainSeconds) {
            FirmTerms terms = quote.terms();
            return new Signed(
                    terms.quoteId().toPrefixedHex(),
                    terms.buyer().toString(),
                    terms.references().btc(),
                    terms.references().stx(),
                    terms.validUntilSeconds(),
                    Math.max(0, terms.validUntilSeconds() - chainSeconds),
                    quote.signature().toPrefixedHex(),
                    terms.argument().toHex());
        }
    }
}

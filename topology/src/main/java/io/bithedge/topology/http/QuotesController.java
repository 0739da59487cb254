package io.bithedge.topology.http;

import io.bithedge.topology.quote.ExerciseStyle;
import io.bithedge.topology.quote.PolicyKind;
import io.bithedge.topology.quote.QuoteDecision.Offered;
import io.bithedge.topology.quote.QuoteDesk;
import io.bithedge.topology.quote.QuoteOutcome.Closed;
import io.bithedge.topology.quote.QuoteOutcome.Declined;
import io.bithedge.topology.quote.QuoteOutcome.Firm;
import io.bithedge.topology.quote.QuoteRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Firm quotes: signed prices that reserve nothing. */
@RestController
final class QuotesController {
    private final QuoteDesk desk;

    QuotesController(QuoteDesk desk) {
        this.desk = desk;
    }

    /** Amounts as decimal strings: strike in USD x 10^8 per BTC, amount in sats. `style` defaults to AMERICAN. */
    record Request(
            @Nullable String policyType,
            @Nullable String style,
            @Nullable String strike,
            @Nullable String amount,
            @Nullable Long expirationHeight) {
        QuoteRequest parsed() {
            PolicyKind kind = Fields.oneOf(PolicyKind.class, "policyType", policyType);
            ExerciseStyle exercise =
                    style == null ? ExerciseStyle.AMERICAN : Fields.oneOf(ExerciseStyle.class, "style", style);
            if (expirationHeight == null || expirationHeight <= 0) {
                throw Problem.invalid("expirationHeight", "a burn height", String.valueOf(expirationHeight));
            }
            return new QuoteRequest(
                    kind, exercise, Fields.amount("strike", strike), Fields.amount("amount", amount), expirationHeight);
        }
    }

    /** The terms as the contract wants them, the signature, and what the price was made from. */
    record Answer(
            String quoteId,
            String policyType,
            String style,
            String strike,
            String amount,
            long expirationHeight,
            String token,
            String tier,
            String collateral,
            String premium,
            long validUntil,
            String signature,
            String terms,
            String buyerTier,
            String premiumUsdE8,
            long loadBps,
            long volatilityBps,
            String btcPrice,
            String stxPrice,
            Json.Block asOf) {
        static Answer of(Firm firm) {
            Offered offer = firm.quote().terms().offer();
            return new Answer(
                    firm.quote().terms().quoteId().toPrefixedHex(),
                    offer.request().kind().name(),
                    offer.request().style().name(),
                    Json.text(offer.request().strikeE8()),
                    Json.text(offer.request().amountSats()),
                    offer.request().expirationHeight(),
                    offer.book().token().name(),
                    offer.book().tier().chainName(),
                    Json.text(offer.collateral()),
                    Json.text(offer.premium()),
                    firm.quote().terms().validUntil(),
                    firm.quote().signature().toPrefixedHex(),
                    firm.quote().terms().argument().toHex(),
                    offer.buyerTier().label(),
                    Json.text(offer.premiumUsdE8()),
                    offer.loadBps(),
                    offer.volatilityBps(),
                    Json.text(firm.market().btcPriceE8()),
                    Json.text(firm.market().stxPriceE8()),
                    Json.Block.of(firm.asOf()));
        }
    }

    @PostMapping("/v1/quotes")
    Answer quote(@RequestBody Request request) {
        return switch (desk.quote(request.parsed())) {
            case Firm firm -> Answer.of(firm);
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
}

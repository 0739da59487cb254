package io.bithedge.api.quotes;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be covered. Amounts as decimal strings: strike in USD x 10^8 per BTC, amount in sats. `style` defaults to AMERICAN, `indicative` to false.
 * `buyer`: the account that will buy, and nobody else can; a firm quote needs it.
 */
record NewQuoteRequest(
        @Nullable String policyType,
        @Nullable String style,
        @Nullable String strike,
        @Nullable String amount,
        @Nullable Long expirationHeight,
        @Nullable Boolean indicative,
        @Nullable String buyer) {
    QuoteRequest parsed() {
        PolicyType asked = Fields.oneOf(PolicyType.class, "policyType", policyType);
        ExerciseStyle exercise =
                style == null ? ExerciseStyle.AMERICAN : Fields.oneOf(ExerciseStyle.class, "style", style);
        if (expirationHeight == null || expirationHeight <= 0) {
            throw Problem.invalid("expirationHeight", "a burn height", String.valueOf(expirationHeight));
        }
        return new QuoteRequest(
                asked,
                exercise,
                new PriceE8(Fields.amount("strike", strike)),
                Fields.amount("amount", amount),
                new BurnHeight(expirationHeight));
    }
}

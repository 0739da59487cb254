package io.bithedge.pool.quote;

import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;

/**
 * What a buyer asks for.
 *
 * @param strikeE8 USD x 10^8 per BTC
 * @param amountSats BTC to protect
 * @param expirationHeight burn height
 */
public record QuoteRequest(
        PolicyType policyType, ExerciseStyle style, long strikeE8, long amountSats, long expirationHeight) {}

package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;

/**
 * What a buyer asks for.
 *
 * @param strike of one BTC
 * @param amountSats BTC to protect; any amount may be asked for
 */
public record QuoteRequest(
        PolicyType policyType, ExerciseStyle style, PriceE8 strike, long amountSats, BurnHeight expirationHeight) {}

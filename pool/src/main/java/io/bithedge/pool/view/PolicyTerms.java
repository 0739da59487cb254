package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;

/** What was sold; it never changes. {@code amount} is the BTC that it protects, {@code quoteId} 32 hex digits. */
public record PolicyTerms(
        PolicyType policyType,
        ExerciseStyle style,
        PriceE8 strike,
        Sats amount,
        BurnHeight expirationHeight,
        BookId book,
        Units collateral,
        Units premium,
        String quoteId) {}

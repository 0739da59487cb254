package io.bithedge.api.market;

import io.bithedge.ledger.policy.PriceE8;

/** A source that has a part in the price; without a price: one that is fresh and agrees, of too few. */
public record PriceSource(String source, PriceE8 price, long weight, long ageMs) {}

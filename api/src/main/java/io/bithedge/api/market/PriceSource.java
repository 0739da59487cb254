package io.bithedge.api.market;

/** A source that has a part in the price; without a price: one that is fresh and agrees, of too few. */
public record PriceSource(String source, String price, long weight, long ageMs) {}

package io.bithedge.ledger.unit;

/** An amount of USD x 10^8; any {@code long}. The price of a coin, which is never 0, is a {@link io.bithedge.ledger.policy.PriceE8}. */
public record UsdE8(long value) {}

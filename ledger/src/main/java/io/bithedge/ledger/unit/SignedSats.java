package io.bithedge.ledger.unit;

/** A position in BTC, or a change of one, in satoshis; any {@code long}. What a policy protects is {@link io.bithedge.ledger.policy.Sats}. */
public record SignedSats(long value) {}

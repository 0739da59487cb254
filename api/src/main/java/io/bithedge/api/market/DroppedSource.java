package io.bithedge.api.market;

import io.bithedge.ledger.policy.PriceE8;

/** `reason`: STALE (older than 120 s), OUTLIER (outside the quartiles), DISAGREES (more than 2 % from the median). */
public record DroppedSource(String source, PriceE8 price, long ageMs, String reason) {}

package io.bithedge.api.market;

/** `reason`: STALE (older than 120 s), OUTLIER (outside the quartiles), DISAGREES (more than 2 % from the median). */
public record DroppedSource(String source, String price, long ageMs, String reason) {}

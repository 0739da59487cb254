package io.bithedge.api.risk;

/** A provider's collateral behind policies that expire at one burn height. */
record LockedCollateral(long expirationHeight, String collateral) {}

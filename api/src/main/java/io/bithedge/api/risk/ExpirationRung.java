package io.bithedge.api.risk;

/** The policies that expire at one burn height. */
record ExpirationRung(long expirationHeight, long policies, String amount, String collateral, String intrinsic) {}

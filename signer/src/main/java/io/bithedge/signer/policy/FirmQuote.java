package io.bithedge.signer.policy;

import io.bithedge.stacks.Bytes;

/**
 * A quote that the policy allows.
 *
 * @param quoteId 16 bytes
 * @param hash what is signed: SHA-256 of the message
 * @param token STX or SBTC
 * @param collateral that a purchase locks, base units of the token
 * @param what shown to operators
 */
public record FirmQuote(Bytes quoteId, Bytes hash, String token, long collateral, String what) {}

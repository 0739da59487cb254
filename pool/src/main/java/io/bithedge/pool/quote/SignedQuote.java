package io.bithedge.pool.quote;

import io.bithedge.stacks.Bytes;

/** Terms that the contract takes until {@code terms.validUntilSeconds}; it reserves nothing. The signature is r, s, recovery id. */
public record SignedQuote(FirmTerms terms, Bytes signature) {}

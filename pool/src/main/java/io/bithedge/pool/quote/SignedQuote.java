package io.bithedge.pool.quote;

import io.bithedge.stacks.Bytes;

/** Terms the contract will accept until {@code terms.validUntil}; it reserves nothing. The signature is r, s, recovery id. */
public record SignedQuote(QuoteTerms terms, Bytes signature) {}

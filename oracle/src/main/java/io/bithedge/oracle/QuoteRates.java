package io.bithedge.oracle;

import java.util.Optional;

/** What a quote is worth in USD. */
public interface QuoteRates {
    /** Empty while too few sources say so. */
    Optional<QuoteRate> of(Quote quote, long nowMs);
}

package io.bithedge.oracle;

/** What asking a source gave: a price, or why there is none. */
public sealed interface Reading {
    record Observed(Observation.Tick tick) implements Reading {}

    record Refused(Reason reason, String detail) implements Reading {}

    /** In the order in which they are tested. */
    enum Reason {
        UNREACHABLE,
        RATE_LIMITED,
        /** The venue answered with an error of its own. */
        VENUE_ERROR,
        MALFORMED,
        NOT_POSITIVE,
        /** Quoted in a coin whose own price in USD is not known now. */
        NO_QUOTE_RATE,
        ABSURD,
        CROSSED,
        /** Bid and ask, or the bounds of confidence, lie so far apart that the price says little. */
        WIDE,
        STALE,
        FROM_THE_FUTURE
    }
}

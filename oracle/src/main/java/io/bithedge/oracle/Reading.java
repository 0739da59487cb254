package io.bithedge.oracle;

/** What asking a source gave: a price, or why there is none. */
public sealed interface Reading {
    record Observed(Observation.Tick tick) implements Reading {}

    record Refused(Reason reason, String detail) implements Reading {}

    /** In the order in which they are tested. */
    enum Reason {
        UNREACHABLE,
        RATE_LIMITED,
        MALFORMED,
        NOT_POSITIVE,
        ABSURD,
        CROSSED,
        STALE,
        FROM_THE_FUTURE
    }
}

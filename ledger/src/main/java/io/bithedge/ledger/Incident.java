package io.bithedge.ledger;

/**
 * A fact that does not fit our books. Nothing was changed by it; a person decides, books are rebuilt by replay.
 *
 * @param detail what, expected, got
 */
public record Incident(IncidentCode code, ChainPosition position, String detail)
        implements BookOutcome, AccountOutcome {
    static Incident of(IncidentCode code, BookFact fact, String what) {
        return new Incident(code, fact.position(), what);
    }

    /** What, where, expected, got. */
    public String message() {
        return "%s: %s (%s)".formatted(position, detail, code);
    }
}

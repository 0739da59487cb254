package io.bithedge.ledger;

/**
 * A fact that does not fit our books. Nothing was changed by it; a person decides, books are rebuilt by replay.
 *
 * @param message what, where, expected, got
 */
public record Incident(IncidentCode code, ChainPosition position, String message)
        implements BookOutcome, AccountOutcome {
    static Incident of(IncidentCode code, BookFact fact, String what) {
        return new Incident(code, fact.position(), "%s at %s".formatted(what, fact.position()));
    }
}

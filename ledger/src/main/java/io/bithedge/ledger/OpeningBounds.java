package io.bithedge.ledger;

import io.bithedge.ledger.BookFact.EpochOpened;
import java.util.Optional;

/** The bounds of an opening. A capacity within the weights is what keeps every provider's free capital above zero. */
final class OpeningBounds {
    private OpeningBounds() {}

    static Optional<Incident> violation(EpochOpened fact) {
        if (fact.weight() < 0) {
            return incident(
                    IncidentCode.AMOUNT_NEGATIVE, fact, "expected a weight of 0 to 2^63 - 1, got " + fact.weight());
        }
        if (!Bounds.isUnits(fact.capacity())) {
            return Optional.of(Bounds.outOfRange(fact, "capacity of epoch " + fact.epoch(), fact.capacity()));
        }
        if (fact.weight() == 0 && fact.capacity() > 0) {
            return incident(
                    IncidentCode.CAPACITY_WITHOUT_WEIGHT,
                    fact,
                    "expected no capacity without weight, got " + fact.capacity());
        }
        if (fact.capacity() > Ratio.unitsDown(fact.weight())) {
            return incident(
                    IncidentCode.CAPACITY_ABOVE_WEIGHT,
                    fact,
                    "expected a capacity of at most %d for weight %d, got %d"
                            .formatted(Ratio.unitsDown(fact.weight()), fact.weight(), fact.capacity()));
        }
        return Optional.empty();
    }

    private static Optional<Incident> incident(IncidentCode code, EpochOpened fact, String what) {
        return Optional.of(Incident.of(code, fact, "opening of epoch %d: %s".formatted(fact.epoch(), what)));
    }
}

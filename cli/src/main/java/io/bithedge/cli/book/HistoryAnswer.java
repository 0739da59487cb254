package io.bithedge.cli.book;

import io.bithedge.ledger.Incident;
import io.bithedge.ledger.history.HistoryFact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a command makes of one history. */
interface HistoryAnswer {
    History.Shape shape();

    Outcome answer(History history);

    sealed interface Outcome {}

    /** With its end of line. */
    record Line(String text) implements Outcome {}

    /** {@code where} names the fact: {@code facts[3]}. */
    record Refused(String where, HistoryFact fact, Incident why) implements Outcome {}

    /** The first of the facts that is refused, if any; those behind it are not applied. */
    static Optional<Outcome> firstRefused(
            String name, List<HistoryFact> facts, Function<HistoryFact, Optional<Incident>> fold) {
        for (int i = 0; i < facts.size(); i++) {
            HistoryFact fact = facts.get(i);
            Optional<Incident> why = fold.apply(fact);
            if (why.isPresent()) {
                return Optional.of(new Refused("%s[%d]".formatted(name, i), fact, why.get()));
            }
        }
        return Optional.empty();
    }
}

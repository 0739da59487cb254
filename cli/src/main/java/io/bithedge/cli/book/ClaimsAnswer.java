package io.bithedge.cli.book;

import io.bithedge.ledger.history.ClaimHistory;
import java.util.Optional;

/** Openings, leaves with proofs, rows and limits at the tip of a history, rows and limits behind its ends. */
final class ClaimsAnswer implements HistoryAnswer {
    @Override
    public History.Shape shape() {
        return History.Shape.CLAIMS;
    }

    @Override
    public Outcome answer(History history) {
        ClaimHistory fold = new ClaimHistory(history.book());
        Optional<Outcome> refused = HistoryAnswer.firstRefused("facts", history.facts(), fold::apply);
        if (refused.isPresent()) {
            return refused.get();
        }
        try (ClaimsWriter line = new ClaimsWriter(history.id())) {
            line.tip(fold);
            refused = HistoryAnswer.firstRefused("ends", history.ends(), fold::apply);
            return refused.orElseGet(() -> new Line(line.closed(fold)));
        }
    }
}

package io.bithedge.cli.book;

import io.bithedge.ledger.history.HistoryFold;

/** Totals and providers at the end of a history. */
final class BookAnswer implements HistoryAnswer {
    @Override
    public History.Shape shape() {
        return History.Shape.BOOK;
    }

    @Override
    public Outcome answer(History history) {
        HistoryFold fold = new HistoryFold();
        return HistoryAnswer.firstRefused("facts", history.facts(), fold::apply)
                .orElseGet(() -> new Line(HistoryWriter.line(history.id(), fold.book())));
    }
}

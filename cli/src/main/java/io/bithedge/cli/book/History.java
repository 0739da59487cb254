package io.bithedge.cli.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.history.HistoryFact;
import java.util.List;

/** One line of input. {@code ends} is what happens behind the tip. */
record History(String id, BookId book, List<HistoryFact> facts, List<HistoryFact> ends) {
    /** What a line must have. Other fields are skipped, so that a file of expected results is input too. */
    enum Shape {
        /** {@code id} and {@code facts}. */
        BOOK,
        /** Also {@code token}, {@code tier} and {@code ends}; providers are Stacks addresses. */
        CLAIMS
    }

    /** Of a line that names no book. */
    static final BookId ANY_BOOK = new BookId(Token.STX, Tier.BALANCED);

    History {
        facts = List.copyOf(facts);
        ends = List.copyOf(ends);
    }
}

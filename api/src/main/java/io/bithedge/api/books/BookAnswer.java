package io.bithedge.api.books;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews.BookView;

/** One book. `capacity`, `used`, `weight` and `root` are those of the open epoch; `startsAt` and `endsAt` are its burn heights. */
public record BookAnswer(
        Token token, Tier tier, @JsonUnwrapped BookFigures figures, String root, FinalBlock asOf) {
    public static BookAnswer of(BookView book) {
        return new BookAnswer(
                book.book().token(),
                book.book().tier(),
                book.figures(),
                Json.hex(book.root()),
                FinalBlock.of(book.asOf()));
    }
}

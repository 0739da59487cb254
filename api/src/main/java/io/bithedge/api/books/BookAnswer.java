package io.bithedge.api.books;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews.BookView;
import org.jspecify.annotations.Nullable;

/**
 * One book. `capacity`, `used`, `weight` and `root` are those of the open epoch; `startsAt` and `endsAt` are its burn heights. `proposal` is
 * null while none is made; `pausedUntil`: burn height at which a pause ends by itself, null when there is none.
 */
public record BookAnswer(
        Token token,
        Tier tier,
        BookPhaseName phase,
        @JsonUnwrapped BookFigures figures,
        String root,
        @Nullable ProposedEpoch proposal,
        @Nullable BurnHeight pausedUntil,
        FinalBlock asOf) {
    public static BookAnswer of(BookView book) {
        return new BookAnswer(
                book.book().token(),
                book.book().tier(),
                BookPhaseName.of(book),
                book.figures(),
                Json.hex(book.root()),
                book.life().proposal().map(ProposedEpoch::of).orElse(null),
                book.life()
                        .pausedUntil()
                        .filter(book.asOf().burnTip()::isBefore)
                        .orElse(null),
                FinalBlock.of(book.asOf()));
    }
}

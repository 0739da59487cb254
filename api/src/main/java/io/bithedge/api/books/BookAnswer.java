package io.bithedge.api.books;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.BookView;

/** One book. `capacity`, `used`, `weight` and `root` are those of the open epoch; `startsAt` and `endsAt` are its burn heights. */
public record BookAnswer(
        String token,
        String tier,
        long epoch,
        long startsAt,
        long endsAt,
        String capital,
        String locked,
        String losses,
        String premiumPending,
        String premiumEarned,
        String premiumWithdrawn,
        String capacity,
        String used,
        String weight,
        String root,
        FinalBlock asOf) {
    public static BookAnswer of(BookView book) {
        return new BookAnswer(
                book.book().token().name(),
                book.book().tier().chainName(),
                book.epoch(),
                book.startsAt(),
                book.endsAt(),
                Json.text(book.capital()),
                Json.text(book.locked()),
                Json.text(book.losses()),
                Json.text(book.premiumPending()),
                Json.text(book.premiumEarned()),
                Json.text(book.premiumWithdrawn()),
                Json.text(book.capacity()),
                Json.text(book.used()),
                Json.text(book.weight()),
                Json.hex(book.root()),
                FinalBlock.of(book.asOf()));
    }
}

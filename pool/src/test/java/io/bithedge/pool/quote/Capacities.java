package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;

/** What books can carry, in the words of a test: base units of the book's token. */
final class Capacities {
    private Capacities() {}

    /** In its third epoch, of 200 blocks; its capital was weighed as it opened. */
    static BookCapacity of(BookId book, long endsAt, long capital, long capacity, long used, long expiringThatDay) {
        return new BookCapacity(
                book,
                new Epoch(3),
                new BurnHeight(endsAt - 200),
                new BurnHeight(endsAt),
                false,
                new Units(book.token(), capital),
                new Units(book.token(), capacity),
                new Units(book.token(), used),
                new Units(book.token(), expiringThatDay));
    }
}

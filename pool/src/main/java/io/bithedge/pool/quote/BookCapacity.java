package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;

/**
 * What a book can still carry.
 *
 * @param endsAt where the epoch is over
 * @param capacity of the epoch; {@code used} of it is taken
 * @param expiringThatDay collateral of live policies that expire on the day of the quote
 */
public record BookCapacity(
        BookId book, Epoch epoch, BurnHeight endsAt, Units capital, Units capacity, Units used, Units expiringThatDay) {
    Units left() {
        return capacity.minus(used).orNone();
    }
}

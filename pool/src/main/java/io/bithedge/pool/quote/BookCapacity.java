package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;

/**
 * What a book can still carry, base units of its token.
 *
 * @param endsAt burn height at which the epoch is over
 * @param capacity of the epoch; {@code used} of it is taken
 * @param expiringThatDay collateral of live policies that expire on the day of the quote
 */
public record BookCapacity(
        BookId book, long epoch, long endsAt, long capital, long capacity, long used, long expiringThatDay) {
    long left() {
        return Math.max(0, capacity - used);
    }
}

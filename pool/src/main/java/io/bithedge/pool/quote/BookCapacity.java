package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Ratio;
import io.bithedge.ledger.policy.LongestTerm;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.BookFigures;

/**
 * What a book can still carry.
 *
 * @param startsAt where the epoch began
 * @param endsAt where the epoch is over
 * @param isClosed for good
 * @param backing the capital that the epoch was opened on: what the shares of a policy and of a day are taken of
 * @param capacity of the epoch; {@code used} of it is taken
 * @param expiringThatDay collateral of live policies that expire on the day of the quote
 */
public record BookCapacity(
        BookId book,
        Epoch epoch,
        BurnHeight startsAt,
        BurnHeight endsAt,
        boolean isClosed,
        Units backing,
        Units capacity,
        Units used,
        Units expiringThatDay) {
    /**
     * What is behind the open epoch of a book. A deposit since its opening backs nothing.
     *
     * <pre>min( capital, down( weight of the epoch / 2^12 ) + locked in the epochs before )</pre>
     *
     * Source: liquidity-pool-vault.clar#get-backing.
     *
     * @param lockedNow what the open epoch alone has locked
     */
    static Units backing(BookFigures book, Units lockedNow) {
        long weighed = book.weight().value() / Ratio.SUB;
        long before = book.locked().minus(lockedNow).orNone().value();
        return new Units(book.capital().token(), Math.min(book.capital().value(), weighed + before));
    }

    boolean isOpenAt(BurnHeight burnHeight) {
        return !isClosed && epoch.value() > 0 && burnHeight.isBefore(endsAt);
    }

    /** Burn blocks. */
    long longestTermBlocks() {
        return Math.min(TierLimits.of(book.tier()).longestTermBlocks(), LongestTerm.blocks(startsAt.blocksTo(endsAt)));
    }

    Units left() {
        return capacity.minus(used).orNone();
    }
}

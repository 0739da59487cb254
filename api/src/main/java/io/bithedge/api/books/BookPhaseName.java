package io.bithedge.api.books;

import io.bithedge.pool.view.PoolViews.BookView;

/**
 * Where a book is: OPEN sells and pays withdrawals; OVER waits for the next epoch to be proposed, PROPOSED for it to begin, and in both
 * withdrawals are shut; CLOSED for good sells nothing more and pays withdrawals at any time.
 */
public enum BookPhaseName {
    OPEN,
    OVER,
    PROPOSED,
    CLOSED;

    public static BookPhaseName of(BookView book) {
        return switch (book.phase()) {
            case OPEN -> OPEN;
            case CLOSED -> CLOSED;
            case OVER -> book.life().proposal().isPresent() ? PROPOSED : OVER;
        };
    }
}

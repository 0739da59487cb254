package io.bithedge.cli.follow;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;

/** What a print of the vault or of pool-roles means for books, proposals and roles. */
sealed interface PoolPrint {
    /** Moves one book; {@code fee} goes to the vault's fees beside it. */
    record OfBook(BookId book, BookFact fact, long fee) implements PoolPrint {}

    /** The vault: epoch 0 of every book is over at {@code endsAt}. */
    record Begun(VaultTerms terms, long endsAt) implements PoolPrint {}

    record Proposed(BookId book, Proposal proposal) implements PoolPrint {}

    record Vetoed(BookId book, long epoch) implements PoolPrint {}

    record FeesSwept(Token token, long amount) implements PoolPrint {}

    record Announced(Announcement announcement) implements PoolPrint {}

    /** Vetoed or applied: nothing is announced for the role any more. */
    record AnnouncementOver(String role) implements PoolPrint {}

    record Paused(boolean isPaused, long untilBurnHeight) implements PoolPrint {}

    /** Of no concern here. */
    record Nothing() implements PoolPrint {}
}

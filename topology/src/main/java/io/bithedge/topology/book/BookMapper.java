package io.bithedge.topology.book;

import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookState;
import io.bithedge.ledger.BookTotals;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.ProposedOpening;
import io.bithedge.topology.map.BookIdMapper;
import java.util.Optional;

/** Encodes a book's totals as they stood at the end of a block. */
final class BookMapper {
    private BookMapper() {}

    /** {@code proposed}: of the next epoch, while nobody has confirmed or vetoed it. */
    static Book encode(LiveBook book, Optional<EpochProposed> proposed, BlockMarker asOf) {
        BookState state = book.state();
        BookTotals totals = state.totals();
        return new Book(
                BookIdMapper.token(state.book()),
                BookIdMapper.tier(state.book()),
                totals.epoch(),
                book.startsAt(),
                state.endsAt(),
                totals.capital(),
                totals.locked(),
                totals.losses(),
                totals.premiumPending(),
                totals.premiumEarned(),
                totals.premiumWithdrawn(),
                totals.capacity(),
                totals.used(),
                totals.weight(),
                book.root(),
                asOf,
                book.feeBps(),
                state.phase() == BookPhase.CLOSED,
                proposed.map(BookMapper::proposal).orElse(null),
                book.pausedUntil());
    }

    private static ProposedOpening proposal(EpochProposed fact) {
        return new ProposedOpening(
                fact.getEpoch(), fact.getWeight(), fact.getCapacity(), fact.getRoot(), fact.getConfirmableAt());
    }
}

package io.bithedge.topology.book;

import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookTotals;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookAmounts;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.FoldedBook;
import io.bithedge.schemas.avro.FoldedFees;
import io.bithedge.schemas.avro.VintageStanding;
import io.bithedge.topology.map.BookIdMapper;
import java.util.List;

/** Encodes the books of a partition as they stood at the end of a block, in the vault's terms. */
final class BooksSnapshotMapper {
    private BooksSnapshotMapper() {}

    static BooksSnapshot encode(
            int partition, int partitions, BlockMarker asOf, List<LiveBook> books, List<FoldedFees> fees) {
        return new BooksSnapshot(
                partition,
                partitions,
                asOf,
                books.stream().map(BooksSnapshotMapper::encode).toList(),
                fees);
    }

    private static FoldedBook encode(LiveBook book) {
        BookTotals totals = book.state().totals();
        BookStanding standing = new BookStanding(
                BookIdMapper.token(book.state().book()),
                BookIdMapper.tier(book.state().book()),
                totals.epoch(),
                book.state().endsAt(),
                totals.capacity(),
                totals.used(),
                book.root(),
                new BookAmounts(
                        totals.capital(),
                        totals.locked(),
                        totals.premiumPending(),
                        totals.premiumEarned() - totals.premiumWithdrawn(),
                        book.state().phase() == BookPhase.CLOSED),
                book.state().vintages().values().stream()
                        .map(it -> new VintageStanding(
                                it.epoch(),
                                it.weight(),
                                it.locked(),
                                it.losses(),
                                it.premiumPending(),
                                it.premiumEarned()))
                        .toList());
        return new FoldedBook(standing, totals.capital() - totals.locked(), totals.locked(), totals.premium());
    }
}

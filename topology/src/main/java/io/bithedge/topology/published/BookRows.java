package io.bithedge.topology.published;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.schemas.avro.published.BookRow;
import io.bithedge.schemas.avro.published.SnapshotRow;
import io.bithedge.schemas.avro.published.VintageRow;

/** Books and vintages as public rows, as of the end of a block. */
public final class BookRows {
    private BookRows() {}

    public static Published book(Book book) {
        BlockMarker asOf = book.getAsOf();
        BookRow row = new BookRow(
                book.getToken().name(),
                book.getTier().name(),
                book.getEpoch(),
                book.getStartsAt(),
                book.getEndsAt(),
                book.getCapital(),
                book.getLocked(),
                book.getLosses(),
                book.getPremiumPending(),
                book.getPremiumEarned(),
                book.getPremiumWithdrawn(),
                book.getCapacity(),
                book.getUsed(),
                book.getWeight(),
                book.getFeeBps(),
                book.getClosed(),
                asOf.getHeight(),
                asOf.getBurnHeight(),
                Words.time(asOf.getBlockTime()));
        return new Published(PublicTopics.BOOKS, Words.book(book.getToken(), book.getTier()), row);
    }

    public static Published vintage(Vintage vintage, BlockMarker asOf) {
        VintageRow row = new VintageRow(
                vintage.getToken().name(),
                vintage.getTier().name(),
                vintage.getEpoch(),
                vintage.getStartsAt(),
                vintage.getEndsAt(),
                vintage.getWeight(),
                vintage.getCapacity(),
                vintage.getUsed(),
                vintage.getLocked(),
                vintage.getLosses(),
                vintage.getPremiumPending(),
                vintage.getPremiumEarned(),
                asOf.getHeight(),
                asOf.getBurnHeight(),
                Words.time(asOf.getBlockTime()));
        return new Published(
                PublicTopics.VINTAGES,
                Words.book(vintage.getToken(), vintage.getTier()) + ":" + vintage.getEpoch(),
                row);
    }

    public static Published snapshot(PoolSnapshot snapshot) {
        BlockMarker asOf = snapshot.getAsOf();
        SnapshotRow row = new SnapshotRow(
                snapshot.getToken().name(),
                snapshot.getTier().name(),
                snapshot.getSlot(),
                snapshot.getEpoch(),
                snapshot.getCapital(),
                snapshot.getLocked(),
                snapshot.getLosses(),
                snapshot.getPremiumPending(),
                snapshot.getPremiumEarned(),
                snapshot.getCapacity(),
                snapshot.getUsed(),
                snapshot.getPolicies(),
                asOf.getHeight(),
                asOf.getBurnHeight(),
                Words.time(asOf.getBlockTime()));
        return new Published(
                PublicTopics.SNAPSHOTS,
                Words.book(snapshot.getToken(), snapshot.getTier()) + ":" + snapshot.getSlot(),
                row);
    }
}

package io.bithedge.topology.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookTotals;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochProviders;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.HistoryPosition;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.published.BookRows;
import io.bithedge.topology.published.Published;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * What stays of a block: the book and the vintages that changed in it, and every hour the pool. A block writes a row for what changed in
 * it, whatever the number of facts and of providers. The rows follow from the facts alone, so a replay writes the same ones.
 */
final class BookHistory {
    /** Burn blocks of a snapshot: an hour. */
    static final long SLOT_BLOCKS = 6;

    private final Sender sender;
    private final Consumer<Published> rows;

    /** Sends a record to one of the stage's sinks. */
    interface Sender {
        void send(String sink, String key, SpecificRecord value);
    }

    /** {@code rows}: takes what is public of it. */
    BookHistory(Sender sender, Consumer<Published> rows) {
        this.sender = sender;
        this.rows = rows;
    }

    void changed(Book book) {
        row(BookIdMapper.id(book.getToken(), book.getTier()).toString(), book.getAsOf(), book);
        rows.accept(BookRows.book(book));
    }

    void changed(Vintage vintage, BlockMarker asOf) {
        BookId book = BookIdMapper.id(vintage.getToken(), vintage.getTier());
        row(Keys.vintage(book, vintage.getEpoch()), asOf, vintage);
        rows.accept(BookRows.vintage(vintage, asOf));
    }

    /** Behind all rows of the block. */
    void ended(int partition, BlockMarker asOf) {
        row("position:" + partition, asOf, new HistoryPosition(partition));
    }

    /** All account partitions have answered a closing: so many carry the epoch behind it. */
    void weighed(OpeningState state) {
        EpochClosing closing = state.getClosing();
        long providers = state.getWeighings().stream()
                .mapToLong(EpochWeighed::getAccounts)
                .sum();
        long epoch = closing.getEpoch() + 1;
        BlockMarker asOf = new BlockMarker(
                closing.getClosedHeight(),
                closing.getClosedIndexBlockHash(),
                closing.getClosedBurnHeight(),
                closing.getClosedBlockTime(),
                closing.getClosedBurnHeight());
        row(
                Keys.vintage(BookIdMapper.id(closing.getToken(), closing.getTier()), epoch),
                asOf,
                new EpochProviders(closing.getToken(), closing.getTier(), epoch, providers));
    }

    static long slot(BlockMarker marker) {
        return Math.floorDiv(marker.getBurnHeight(), SLOT_BLOCKS);
    }

    void snapshot(LiveBook book, BlockMarker asOf) {
        BookTotals totals = book.state().totals();
        PoolSnapshot snapshot = new PoolSnapshot(
                BookIdMapper.token(book.state().book()),
                BookIdMapper.tier(book.state().book()),
                slot(asOf),
                asOf,
                totals.epoch(),
                totals.capital(),
                totals.locked(),
                totals.capacity(),
                totals.used(),
                totals.premiumEarned(),
                totals.premiumPending(),
                totals.losses(),
                (long) book.state().locks().size());
        sender.send(StoreNames.POOL_SNAPSHOTS_SINK, snapshot.getToken().name(), snapshot);
        rows.accept(BookRows.snapshot(snapshot));
    }

    private void row(String key, BlockMarker asOf, SpecificRecord body) {
        sender.send(StoreNames.BOOK_HISTORY_SINK, key, new HistoryRow(asOf, body));
    }
}

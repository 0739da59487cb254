package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.HistoryViews.Moment;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochProviders;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.global.HistoryKeys;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Rows of the history: as of a block it is one seek, over time one range. */
final class HistoryReader {
    /** Behind every digit. */
    private static final String END = "~";

    private final StoreAccess stores;
    private final Layout layout;

    HistoryReader(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    /** Up to which block the rows of all books stand; {@link AsOf#NOTHING} before the first one. */
    AsOf position() {
        AsOf slowest = position(0);
        for (int partition = 1; partition < layout.bookPartitions(); partition++) {
            slowest = AccountReader.earlier(slowest, position(partition));
        }
        return slowest;
    }

    private AsOf position(int partition) {
        String prefix = HistoryKeys.blocks(partition);
        return last(prefix, prefix + END).map(row -> Rows.asOf(row.getAsOf())).orElse(AsOf.NOTHING);
    }

    Moment moment(StacksHeight height) {
        AsOf newest = position();
        if (height.isAfter(newest.height())) {
            return new Moment.Unavailable(
                    "block %s is not final here yet: the last one applied is %s".formatted(height, newest.height()));
        }
        HistoryRow row = rows().get(HistoryKeys.blocks(0) + Keys.padded(height.value()));
        return row == null ? new Moment.Unavailable(beforeFirst(height)) : new Moment.Known(Rows.asOf(row.getAsOf()));
    }

    private String beforeFirst(StacksHeight height) {
        return first(0).map(row -> "block %s is before the first one of the history, %d"
                        .formatted(height, row.getAsOf().getHeight()))
                .orElse("the history is empty");
    }

    /** By halving: blocks are kept by Stacks height, and burn heights rise with it. */
    AsOf lastBlockAt(BurnHeight burnHeight) {
        AsOf newest = position();
        if (burnHeight.isAtOrAfter(newest.burnHeight())) {
            return newest;
        }
        AsOf found = AsOf.NOTHING;
        long low = first(0).map(row -> row.getAsOf().getHeight())
                .orElse(newest.height().value());
        long high = newest.height().value();
        while (low <= high) {
            long middle = (low + high) >>> 1;
            AsOf block = first(middle).map(row -> Rows.asOf(row.getAsOf())).orElse(newest);
            if (burnHeight.isAtOrAfter(block.burnHeight())) {
                found = block;
                low = block.height().value() + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    Optional<Book> book(BookId book, AsOf at) {
        return asOf(HistoryKeys.book(book), at).map(row -> (Book) row.getBody());
    }

    Optional<Vintage> vintage(BookId book, long epoch, AsOf at) {
        return asOf(HistoryKeys.vintage(book, epoch), at).map(row -> (Vintage) row.getBody());
    }

    /** Of the epochs from 0 to that of the book then. */
    List<Vintage> vintages(BookId book, AsOf at) {
        long newest = book(book, at).map(Book::getEpoch).orElse(-1L);
        List<Vintage> found = new ArrayList<>();
        for (long epoch = 0; epoch <= newest; epoch++) {
            vintage(book, epoch, at).ifPresent(found::add);
        }
        return found;
    }

    /** In chain order, up to a block. */
    List<HistoryRow> bookRows(BookId book, AsOf until) {
        return range(HistoryKeys.book(book), until);
    }

    /** In chain order, up to a block. */
    List<HistoryRow> vintageRows(BookId book, long epoch, AsOf until) {
        return range(HistoryKeys.vintage(book, epoch), until);
    }

    OptionalLong providers(BookId book, long epoch) {
        HistoryRow row = rows().get(HistoryKeys.providers(book, epoch));
        return row == null ? OptionalLong.empty() : OptionalLong.of(((EpochProviders) row.getBody()).getProviders());
    }

    /** The first block at or above a height. */
    private Optional<HistoryRow> first(long height) {
        String prefix = HistoryKeys.blocks(0);
        try (KeyValueIterator<String, HistoryRow> found = rows().range(prefix + Keys.padded(height), prefix + END)) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    private Optional<HistoryRow> asOf(String prefix, AsOf at) {
        return last(
                prefix,
                prefix + HistoryKeys.place(at.burnHeight().value(), at.height().value()));
    }

    private Optional<HistoryRow> last(String from, String to) {
        try (KeyValueIterator<String, HistoryRow> found = rows().reverseRange(from, to)) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    private List<HistoryRow> range(String prefix, AsOf until) {
        List<HistoryRow> found = new ArrayList<>();
        if (until.equals(AsOf.NOTHING)) {
            return found;
        }
        String to = prefix
                + HistoryKeys.place(until.burnHeight().value(), until.height().value());
        try (KeyValueIterator<String, HistoryRow> all = rows().range(prefix, to)) {
            all.forEachRemaining(row -> found.add(row.value));
        }
        return found;
    }

    private ReadOnlyKeyValueStore<String, HistoryRow> rows() {
        return stores.<HistoryRow>global(StoreNames.ALL_HISTORY)
                .orElseThrow(() -> new NotReadyException("the history is being read"));
    }
}

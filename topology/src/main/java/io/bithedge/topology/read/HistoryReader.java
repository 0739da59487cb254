package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.HistoryViews.Moment;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochProviders;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.global.HistoryKeys;
import io.bithedge.topology.global.PastRow;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Rows of the history: every answer is one seek, whatever lies before it. */
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
        return last(prefix, prefix + END)
                .map(it -> Rows.asOf(it.row().getAsOf()))
                .orElse(AsOf.NOTHING);
    }

    Moment moment(StacksHeight height) {
        AsOf newest = position();
        if (height.isAfter(newest.height())) {
            return new Moment.Unavailable(
                    "block %s is not final here yet: the last one applied is %s".formatted(height, newest.height()));
        }
        PastRow block = rows().get(HistoryKeys.blocks(0) + Keys.padded(height.value()));
        return block == null
                ? new Moment.Unavailable(beforeFirst(height))
                : new Moment.Known(Rows.asOf(block.row().getAsOf()));
    }

    private String beforeFirst(StacksHeight height) {
        return first(HistoryKeys.blocks(0))
                .map(it -> "block %s is before the first one of the history, %d"
                        .formatted(height, it.row().getAsOf().getHeight()))
                .orElse("the history is empty");
    }

    /** {@code until}: a block that every partition has applied. */
    AsOf lastBlockAt(BurnHeight burnHeight, AsOf until) {
        if (burnHeight.isAtOrAfter(until.burnHeight())) {
            return until;
        }
        String prefix = HistoryKeys.burns(0);
        return last(prefix, prefix + Keys.padded(burnHeight.value()))
                .map(it -> Rows.asOf(it.row().getAsOf()))
                .orElse(AsOf.NOTHING);
    }

    Optional<Book> book(BookId book, AsOf at) {
        return asOf(HistoryKeys.book(book), at).map(it -> (Book) it.row().getBody());
    }

    Optional<Vintage> vintage(BookId book, long epoch, AsOf at) {
        return asOf(HistoryKeys.vintage(book, epoch), at)
                .map(it -> (Vintage) it.row().getBody());
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

    /** Where the rows of a book begin. */
    OptionalLong firstBurnHeight(BookId book) {
        return first(HistoryKeys.book(book)).stream()
                .mapToLong(it -> it.row().getAsOf().getBurnHeight())
                .findFirst();
    }

    /** The row of a book at the end of a burn height, or of {@code until} when that is earlier. */
    Optional<PastRow> bookAt(BookId book, long burnHeight, AsOf until) {
        return endOf(HistoryKeys.book(book), burnHeight, until);
    }

    /** The same of a vintage. */
    Optional<PastRow> vintageAt(BookId book, long epoch, long burnHeight, AsOf until) {
        return endOf(HistoryKeys.vintage(book, epoch), burnHeight, until);
    }

    private Optional<PastRow> endOf(String prefix, long burnHeight, AsOf until) {
        return burnHeight >= until.burnHeight().value()
                ? asOf(prefix, until)
                : last(prefix, prefix + HistoryKeys.place(burnHeight, Long.MAX_VALUE));
    }

    OptionalLong providers(BookId book, long epoch) {
        PastRow found = rows().get(HistoryKeys.providers(book, epoch));
        return found == null
                ? OptionalLong.empty()
                : OptionalLong.of(((EpochProviders) found.row().getBody()).getProviders());
    }

    private Optional<PastRow> first(String prefix) {
        try (KeyValueIterator<String, PastRow> found = rows().range(prefix, prefix + END)) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    private Optional<PastRow> asOf(String prefix, AsOf at) {
        return last(
                prefix,
                prefix + HistoryKeys.place(at.burnHeight().value(), at.height().value()));
    }

    private Optional<PastRow> last(String from, String to) {
        try (KeyValueIterator<String, PastRow> found = rows().reverseRange(from, to)) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    private ReadOnlyKeyValueStore<String, PastRow> rows() {
        return stores.<PastRow>global(StoreNames.ALL_HISTORY)
                .orElseThrow(() -> new NotReadyException("the history is being read"));
    }
}

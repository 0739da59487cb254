package io.bithedge.signer.record;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of firm quotes: a {@link Journal} a day, and what follows from the last two. */
public final class QuoteRecord implements AutoCloseable {
    private static final int DAYS = 2;

    private final QuoteStores stores;
    private final QuoteHistory history = new QuoteHistory();
    private Optional<LocalDate> day = Optional.empty();
    private Optional<Journal> journal = Optional.empty();
    private int torn;

    private QuoteRecord(QuoteStores stores) {
        this.stores = stores;
    }

    /** Reads the last two days; throws {@link RecordDamagedException}. */
    public static QuoteRecord open(QuoteStores stores) throws IOException {
        QuoteRecord record = new QuoteRecord(stores);
        List<LocalDate> days = new ArrayList<>(stores.days());
        for (LocalDate each : days.subList(Math.max(0, days.size() - DAYS), days.size())) {
            record.turnTo(each);
        }
        return record;
    }

    public QuoteHistory history() {
        return history;
    }

    /** Bytes of torn last lines that were cut off. */
    public int tornBytes() {
        return torn;
    }

    /** Durable when it returns. After an exception the record must be opened again. The moment is not before the last entry's. */
    public void append(QuoteEntry entry) throws IOException {
        if (!day.equals(Optional.of(entry.day()))) {
            turnTo(entry.day());
        }
        journal.orElseThrow().append(entry.toJson());
        history.apply(entry);
    }

    private void turnTo(LocalDate next) throws IOException {
        close();
        Journal opened = Journal.open(
                stores.open(next),
                "bithedge quote record, version 1, " + next,
                (source, json) -> history.apply(QuoteEntry.parse(source, json)));
        torn += opened.tornBytes();
        journal = Optional.of(opened);
        day = Optional.of(next);
    }

    @Override
    public void close() throws IOException {
        if (journal.isPresent()) {
            journal.get().close();
        }
    }
}

package io.bithedge.signer.record;

import java.io.IOException;

/** The record of transactions: a {@link Journal} with a line a signature, and what follows from them. */
public final class SigningRecord implements AutoCloseable {
    private static final String START = "bithedge signing record, version 1";

    private final Journal journal;
    private final History history;

    private SigningRecord(Journal journal, History history) {
        this.journal = journal;
        this.history = history;
    }

    /** Reads all of it; throws {@link RecordDamagedException}. */
    public static SigningRecord open(RecordStore store) throws IOException {
        History history = new History();
        Journal journal = Journal.open(store, START, (source, json) -> history.apply(SignedEntry.parse(source, json)));
        return new SigningRecord(journal, history);
    }

    public History history() {
        return history;
    }

    /** Bytes of a torn last line that were cut off. */
    public int tornBytes() {
        return journal.tornBytes();
    }

    /** Durable when it returns. After an exception the record must be opened again. */
    public void append(SignedEntry entry) throws IOException {
        journal.append(entry.toJson());
        history.apply(entry);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

package io.bithedge.watcher.transaction;

import java.util.List;

/** What users registered, and what became of it. Used by one thread. */
public interface TransactionLog extends AutoCloseable {
    /** Somebody registered a transaction; {@code client} is a made-up name of his, empty when nobody knows. */
    record Registration(String txid, String client, long registeredAtMs) {}

    /** Whether the last append happened is unknown: open again and go on from what {@link #open} gives. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Shuts older writers out, and returns the last state of every transaction that is still watched. */
    List<WalletTransaction> open();

    /** The next registrations, a few hundred at most; none when there are no new ones. Does not wait for them. */
    List<Registration> poll();

    /** Publishes the transactions, and that everything polled so far was taken: both or none. */
    void append(List<WalletTransaction> transactions);

    @Override
    void close();
}

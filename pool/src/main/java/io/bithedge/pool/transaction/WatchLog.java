package io.bithedge.pool.transaction;

/** Where the watcher reads what to look up. */
public interface WatchLog {
    /** Returns when all replicas have it; throws {@link NotRecordedException} when that is not known. Saying it twice does no harm. */
    void register(Registration registration);

    /**
     * Somebody wants to know what becomes of a transaction.
     *
     * @param client the same for all that one client registers, as long as this process lives; says nothing of where he is
     * @param atMs epoch milliseconds
     */
    record Registration(String txid, String client, long atMs) {}

    /** The message says why, for a person. */
    final class NotRecordedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotRecordedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

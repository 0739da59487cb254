package io.bithedge.pool.quote;

/** Where firm quotes are kept before they are given out. */
public interface QuoteLog {
    /** Returns when all replicas have the quote. Throws {@link NotRecordedException} when that is not known: then nobody may get it. */
    void record(QuoteOutcome.Firm quote);

    /** The message says why, for a person. */
    final class NotRecordedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotRecordedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package io.bithedge.pool.incident;

/** Where what operators say of incidents is kept for good. */
public interface IncidentLog {
    /**
     * Returns when all replicas have it; throws {@link NotRecordedException} when that is not known. Saying it twice does no harm.
     *
     * @param actionId the same for the same words
     */
    void acknowledge(Acknowledgement word, String actionId);

    /** The message says why, for a person. */
    final class NotRecordedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotRecordedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

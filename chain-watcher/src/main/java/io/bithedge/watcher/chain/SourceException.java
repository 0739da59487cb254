package io.bithedge.watcher.chain;

/** The source did not answer, or its answers do not fit together. Asking again later may help. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}

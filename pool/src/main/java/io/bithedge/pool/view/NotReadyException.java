package io.bithedge.pool.view;

/** The tables are still being read. Ask again. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(String message) {
        super(message);
    }
}

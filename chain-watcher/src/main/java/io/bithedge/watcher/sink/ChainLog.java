package io.bithedge.watcher.sink;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.follow.Cursor;
import java.util.List;

/** The stream and the cursor behind it: both move together or not at all. */
public interface ChainLog extends AutoCloseable {

    /** Another process took over: this one must stop writing for good. */
    final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Fenced(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Whether the last append happened is unknown. Opening again tells. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The log cannot be the one we wrote, or the broker is not fit for it. Opening again does not help. */
    final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unfit(String message) {
            super(message);
        }

        public Unfit(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Shuts every older writer out and returns where the log stands. May be called again after Unavailable. */
    Cursor open();

    /** Appends the records and moves the cursor, atomically. */
    void append(List<ChainRecord> records, Cursor cursor);

    void report(Incident incident);

    @Override
    void close();
}

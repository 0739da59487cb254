package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.ChainReading;
import java.util.List;

/** Where readings go. The same reading twice does no harm: it is of the same block. */
public interface ReadingLog extends AutoCloseable {
    /** Whether the readings were written is unknown: read and publish again. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Returns when all are written. */
    void publish(List<ChainReading> readings);

    @Override
    void close();
}

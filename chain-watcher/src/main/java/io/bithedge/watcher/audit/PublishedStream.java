package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ChainRecord;

/** chain-events as a reader sees it: committed records only. */
public interface PublishedStream extends AutoCloseable {

    /** A record and where it stands. */
    sealed interface Entry {
        long offset();

        record Read(long offset, ChainRecord record) implements Entry {}

        /** Bytes that no schema of ours explains. */
        record Broken(long offset, String cause) implements Entry {}
    }

    /** Takes entries one by one. */
    @FunctionalInterface
    interface Taker {
        /** Returns false when it has had enough. */
        boolean take(Entry entry);
    }

    /**
     * Reads from an offset to what is committed now. Returns where to go on, behind the last entry that was taken.
     *
     * @throws StreamException when the topic cannot be read.
     */
    long read(long fromOffset, Taker taker);

    @Override
    void close();

    /** The topic cannot be read; asking again later may help. */
    final class StreamException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StreamException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

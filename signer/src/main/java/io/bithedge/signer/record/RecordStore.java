package io.bithedge.signer.record;

import java.io.IOException;

/** Where the bytes of the record are. After an exception nobody knows what is in it: it is opened again before it is used again. */
public interface RecordStore extends AutoCloseable {
    byte[] readAll() throws IOException;

    /** Cuts off what follows. */
    void truncate(long size) throws IOException;

    /** Durable when it returns. */
    void append(byte[] bytes) throws IOException;

    @Override
    void close() throws IOException;
}

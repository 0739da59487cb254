package io.bithedge.export;

import java.io.IOException;
import org.apache.avro.generic.GenericRecord;

/** A file of rows in the making, beside its place: only {@link #finish} puts it there, whole. */
interface Table extends AutoCloseable {
    void add(GenericRecord row) throws IOException;

    /** Returns the number of rows. */
    long finish() throws IOException;

    /** Nothing stays behind of a table that was not finished. */
    @Override
    void close() throws IOException;
}

package io.bithedge.watcher.testing;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.audit.PublishedStream;
import java.util.List;
import java.util.function.Supplier;

/** A stream out of a list of records; the offset is the place in the list. */
public final class MemoryStream implements PublishedStream {
    private final Supplier<List<ChainRecord>> records;

    public MemoryStream(Supplier<List<ChainRecord>> records) {
        this.records = records;
    }

    @Override
    public long read(long fromOffset, Taker taker) {
        List<ChainRecord> all = records.get();
        for (long offset = fromOffset; offset < all.size(); offset++) {
            if (!taker.take(new Entry.Read(offset, all.get((int) offset)))) {
                return offset + 1;
            }
        }
        return all.size();
    }

    @Override
    public void close() {}
}

package io.bithedge.watcher.testing;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.sink.ChainLog;
import java.util.List;

/** A log whose process dies in an append: either the records were written and nobody heard of it, or they were not. */
public final class CrashPoint implements ChainLog {
    private final ChainLog log;
    private final boolean written;
    private int appendsLeft;

    /** The process is gone: whoever sees this must not step the agent again. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Dies in append number `append`, counted from 0. */
    public CrashPoint(ChainLog log, int append, boolean written) {
        this.log = log;
        this.appendsLeft = append;
        this.written = written;
    }

    @Override
    public Cursor open() {
        return log.open();
    }

    @Override
    public void append(List<ChainRecord> records, Cursor cursor) {
        boolean dies = appendsLeft-- == 0;
        if (!dies || written) {
            log.append(records, cursor);
        }
        if (dies) {
            throw new Killed();
        }
    }

    @Override
    public void report(Incident incident) {
        log.report(incident);
    }

    @Override
    public void close() {
        log.close();
    }
}

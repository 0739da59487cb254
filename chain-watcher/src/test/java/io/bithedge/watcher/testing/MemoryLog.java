package io.bithedge.watcher.testing;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.CursorMapper;
import io.bithedge.watcher.sink.ChainLog;
import java.util.ArrayList;
import java.util.List;

/** A log in memory: what the topics hold. Each {@link #writer} is a process; opening one fences the older ones. */
public final class MemoryLog {
    private final List<ChainRecord> records = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private Cursor cursor = Cursor.EMPTY;
    private int epoch;

    public List<ChainRecord> records() {
        return List.copyOf(records);
    }

    public List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** Size of each append. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    public Cursor cursor() {
        return cursor;
    }

    public ChainLog writer() {
        return new Writer();
    }

    private final class Writer implements ChainLog {
        private int own;

        @Override
        public Cursor open() {
            own = ++epoch;
            // Through the record, as the real log does.
            return CursorMapper.fromRecord(CursorMapper.toRecord(cursor));
        }

        @Override
        public void append(List<ChainRecord> appended, Cursor moved) {
            requireOwn();
            records.addAll(appended);
            batches.add(appended.size());
            cursor = moved;
        }

        @Override
        public void report(Incident incident) {
            requireOwn();
            incidents.add(incident);
        }

        @Override
        public void close() {}

        private void requireOwn() {
            if (own != epoch) {
                throw new Fenced("another writer is open", new IllegalStateException("epoch " + epoch));
            }
        }
    }
}

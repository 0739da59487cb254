package io.bithedge.watcher.testing;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.ObservationLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The log of pushes in memory: what the topics hold. Each {@link #writer} is a process; opening one fences the older ones. */
public final class MemoryObservationLog {
    private final List<BlockObservation> blocks = new ArrayList<>();
    private final List<MempoolEvent> mempool = new ArrayList<>();
    private int epoch;
    private int failures;
    private boolean failsBehindTheCommit;

    public List<BlockObservation> blocks() {
        return List.copyOf(blocks);
    }

    public List<MempoolEvent> mempool() {
        return List.copyOf(mempool);
    }

    /** The next appends fail, before or behind their commit: the writer cannot tell which. */
    public void fail(int times, boolean behindTheCommit) {
        failures = times;
        failsBehindTheCommit = behindTheCommit;
    }

    public ObservationLog writer() {
        return new Writer();
    }

    private final class Writer implements ObservationLog {
        private int own;

        @Override
        public void open(Consumer<BlockObservation> kept) {
            own = ++epoch;
            blocks.forEach(kept);
        }

        @Override
        public void append(List<BlockObservation> appended, List<MempoolEvent> events) {
            if (own != epoch) {
                throw new ChainLog.Fenced("another writer is open", new IllegalStateException("epoch " + epoch));
            }
            boolean fails = failures > 0;
            failures = Math.max(0, failures - 1);
            if (!fails || failsBehindTheCommit) {
                blocks.addAll(appended);
                mempool.addAll(events);
            }
            if (fails) {
                throw new ChainLog.Unavailable("no broker answers", new IllegalStateException("injected"));
            }
        }

        @Override
        public void close() {}
    }
}

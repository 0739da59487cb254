package io.bithedge.watcher.push;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.watcher.sink.ObservationLog;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A log in which everybody keeps pushed blocks, and only the leader what mempools say: that is news and no fact, and would be there once for
 * each watcher that a node pushes to.
 */
public final class LeadersMempool implements ObservationLog {
    private final ObservationLog log;
    private final BooleanSupplier leads;

    public LeadersMempool(ObservationLog log, BooleanSupplier leads) {
        this.log = log;
        this.leads = leads;
    }

    @Override
    public void open(Consumer<BlockObservation> kept) {
        log.open(kept);
    }

    @Override
    public void append(List<BlockObservation> blocks, List<MempoolEvent> mempool) {
        List<MempoolEvent> kept = leads.getAsBoolean() ? mempool : List.of();
        if (!blocks.isEmpty() || !kept.isEmpty()) {
            log.append(blocks, kept);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}

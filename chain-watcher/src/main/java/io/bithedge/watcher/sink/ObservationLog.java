package io.bithedge.watcher.sink;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import java.util.List;
import java.util.function.Consumer;

/** What nodes pushed, durable before the node is answered. Throws what {@link ChainLog} throws. */
public interface ObservationLog extends AutoCloseable {

    /** Shuts every older writer out and tells all blocks that are kept, oldest first. May be called again after Unavailable. */
    void open(Consumer<BlockObservation> kept);

    /** Appends all of it or nothing. */
    void append(List<BlockObservation> blocks, List<MempoolEvent> mempool);

    @Override
    void close();
}

package io.bithedge.watcher.sink;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.schemas.avro.ObservationRemoved;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.schemas.avro.ObservedBurnBlock;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What nodes pushed, in observed-blocks and mempool-events: one transaction a push, committed on all replicas when append
 * returns. Used by one thread at a time.
 */
public final class KafkaObservationLog implements ObservationLog {
    private static final String BLOCKS = Topics.OBSERVED_BLOCKS.name();
    private static final String MEMPOOL = Topics.MEMPOOL_EVENTS.name();

    private final KafkaWriter writer;
    private final KafkaLogReader reader;
    private final Serializer<BlockObservation> blockSerializer;
    private final Serializer<MempoolEvent> mempoolSerializer;

    /** The transactional id must not be that of the chain log: the two write at the same time. */
    public KafkaObservationLog(LogSettings settings) {
        this.writer = new KafkaWriter(settings);
        AvroSerdes serdes = settings.cluster().serdes();
        this.reader = new KafkaLogReader(settings.cluster(), serdes);
        this.blockSerializer = serdes.of(Topics.OBSERVED_BLOCKS).serializer();
        this.mempoolSerializer = serdes.of(Topics.MEMPOOL_EVENTS).serializer();
    }

    @Override
    public void open(Consumer<BlockObservation> kept) {
        writer.drop();
        try {
            reader.prepareTopics(List.of(Topics.OBSERVED_BLOCKS, Topics.MEMPOOL_EVENTS));
            // First: what an older process is still writing is aborted, not missed.
            writer.open();
            reader.forEach(Topics.OBSERVED_BLOCKS, kept);
        } catch (KafkaException e) {
            throw writer.failure("cannot open the log of pushed blocks", e);
        }
    }

    @Override
    public void append(List<BlockObservation> blocks, List<MempoolEvent> mempool) {
        List<ProducerRecord<String, byte[]>> encoded = new ArrayList<>(blocks.size() + mempool.size());
        try {
            for (BlockObservation block : blocks) {
                encoded.add(new ProducerRecord<>(BLOCKS, keyOf(block), blockSerializer.serialize(BLOCKS, block)));
            }
            for (MempoolEvent event : mempool) {
                encoded.add(new ProducerRecord<>(MEMPOOL, keyOf(event), mempoolSerializer.serialize(MEMPOOL, event)));
            }
            writer.transact(encoded);
        } catch (KafkaException e) {
            throw writer.failure("cannot keep a push", e);
        }
    }

    @Override
    public void close() {
        writer.drop();
    }

    private static String keyOf(BlockObservation observation) {
        return switch (observation.getBody()) {
            case ObservedBlock block -> block.getHeader().getIndexBlockHash();
            case ObservedBurnBlock burn -> burn.getBurnBlockHash();
            case ObservationRemoved removed -> removed.getIndexBlockHash();
            default -> throw new IllegalArgumentException("an observation of unknown type: " + observation);
        };
    }

    private static String keyOf(MempoolEvent event) {
        return switch (event.getBody()) {
            case MempoolTransactionSeen seen -> seen.getTxid();
            case MempoolTransactionDropped dropped -> dropped.getTxid();
            default -> throw new IllegalArgumentException("a mempool event of unknown type: " + event);
        };
    }
}

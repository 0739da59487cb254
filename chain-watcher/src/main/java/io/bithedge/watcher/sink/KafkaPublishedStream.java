package io.bithedge.watcher.sink;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.audit.PublishedStream;
import io.bithedge.watcher.follow.Followed;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** chain-events of a broker, read beside whoever writes it. Used by one thread. */
public final class KafkaPublishedStream implements PublishedStream {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CHAIN_EVENTS.name(), 0);

    private final KafkaLogReader reader;
    private final Consumer<String, byte[]> consumer;
    private final Deserializer<ChainRecord> deserializer;

    public KafkaPublishedStream(Cluster cluster) {
        AvroSerdes serdes = cluster.serdes();
        this.reader = new KafkaLogReader(cluster, serdes);
        this.consumer = reader.newConsumer();
        this.deserializer = serdes.of(Topics.CHAIN_EVENTS).deserializer();
    }

    /** The contracts that the writer of the stream follows now. */
    public Followed followed() {
        try {
            return reader.readCursor().followed();
        } catch (KafkaException e) {
            throw new StreamException("cannot read " + Topics.CHAIN_CURSOR.name() + ": " + e, e);
        }
    }

    @Override
    public long read(long fromOffset, Taker taker) {
        try {
            new ReadToEnd<>(consumer).from(fromOffset, PARTITION, each -> taker.take(entry(each)));
            return consumer.position(PARTITION);
        } catch (KafkaException e) {
            throw new StreamException("cannot read " + PARTITION.topic() + ": " + e, e);
        }
    }

    private Entry entry(ConsumerRecord<String, byte[]> each) {
        try {
            return new Entry.Read(each.offset(), deserializer.deserialize(each.topic(), each.value()));
        } catch (SerializationException e) {
            return new Entry.Broken(each.offset(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

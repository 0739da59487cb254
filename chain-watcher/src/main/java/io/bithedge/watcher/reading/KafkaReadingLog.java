package io.bithedge.watcher.reading;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Readings in Kafka. Used by one thread. */
public final class KafkaReadingLog implements ReadingLog {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final AvroSerdes serdes;
    private @Nullable Producer<String, ChainReading> producer;

    public KafkaReadingLog(Cluster cluster) {
        this.cluster = cluster;
        this.serdes = cluster.serdes();
    }

    @Override
    public void publish(List<ChainReading> readings) {
        try {
            Producer<String, ChainReading> open = open();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ChainReading reading : readings) {
                sent.add(open.send(new ProducerRecord<>(
                        Topics.CHAIN_READINGS.name(), reading.getToken().name(), reading)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            close();
            throw new Unavailable("cannot write readings: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while writing readings", e);
        }
    }

    private Producer<String, ChainReading> open() {
        Producer<String, ChainReading> known = producer;
        if (known != null) {
            return known;
        }
        try (Admin admin = Admin.create(cluster.admin())) {
            new TopicCreator(admin, cluster.replication()).createMissing(List.of(Topics.CHAIN_READINGS));
        }
        Subjects.require(cluster.registry(), List.of(Topics.CHAIN_READINGS));
        Producer<String, ChainReading> opened = new KafkaProducer<>(
                configs(),
                new StringSerializer(),
                serdes.of(Topics.CHAIN_READINGS).serializer());
        producer = opened;
        return opened;
    }

    private Map<String, Object> configs() {
        return cluster.producer(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "chain-readings",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                45_000));
    }

    @Override
    public void close() {
        Producer<String, ChainReading> old = producer;
        producer = null;
        if (old != null) {
            old.close(CLOSE_TIMEOUT);
        }
    }
}

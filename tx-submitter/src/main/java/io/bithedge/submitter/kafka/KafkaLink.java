package io.bithedge.submitter.kafka;

import io.bithedge.schemas.connection.Cluster;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens clients to one cluster with the options that safety depends on. */
public record KafkaLink(Cluster cluster) {
    /** A step stores a few records: what takes longer is dead. */
    private static final int TRANSACTION_TIMEOUT_MS = 30_000;

    private static final int MOST_RECORDS_PER_POLL = 500;

    public KafkaLink(String bootstrapServers) {
        this(Cluster.at(bootstrapServers, "mock://none"));
    }

    record Ends(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {}

    /** The producer's predecessor of the same transactional id is fenced when this returns; positions are kept under the same name. */
    Ends open(String transactionalId) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.producer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        transactionalId,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_TIMEOUT_MS,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
            Map<String, Object> configs = readerConfigs();
            configs.put(ConsumerConfig.GROUP_ID_CONFIG, transactionalId);
            configs.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS_PER_POLL);
            return new Ends(
                    new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer()), producer);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(readerConfigs(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> readerConfigs() {
        Map<String, Object> configs = new HashMap<>();
        configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configs.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return cluster.consumer(configs);
    }
}

package io.bithedge.cli.observation;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** The topic of what nodes pushed. Throws ChainFailure when the broker does not answer. */
final class ObservationLog {
    private static final int BROKER_TIMEOUT_MS = 10_000;
    private static final String TOPIC = Topics.OBSERVED_BLOCKS.name();

    private final Cluster cluster;
    private final AvroSerdes serdes;

    ObservationLog(Cluster cluster) {
        this.cluster = cluster;
        this.serdes = cluster.serdes();
    }

    /** Every committed record that is kept, oldest first. */
    List<BlockObservation> read() {
        Map<String, Object> settings = cluster.consumer(Map.of(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
        Deserializer<BlockObservation> decoder =
                serdes.of(Topics.OBSERVED_BLOCKS).deserializer();
        List<BlockObservation> read = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            ReadToEnd<byte[], byte[]> reader = new ReadToEnd<>(consumer, Duration.ofMillis(BROKER_TIMEOUT_MS));
            reader.all(
                    reader.partitions(Topics.OBSERVED_BLOCKS),
                    each -> read.add(decoder.deserialize(TOPIC, each.value())));
            return read;
        } catch (KafkaException e) {
            throw silent(e);
        }
    }

    /** Returns when the broker has it for good. */
    void append(String key, BlockObservation observation) {
        Map<String, Object> settings = cluster.producer(Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BROKER_TIMEOUT_MS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS));
        byte[] value = serdes.of(Topics.OBSERVED_BLOCKS).serializer().serialize(TOPIC, observation);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (KafkaException | ExecutionException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(e);
        }
    }

    private ChainFailure silent(Exception cause) {
        return new ChainFailure(
                "the broker %s does not answer: %s".formatted(cluster.bootstrapServers(), cause.getMessage()));
    }
}

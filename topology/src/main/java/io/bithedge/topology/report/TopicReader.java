package io.bithedge.topology.report;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of a topic from its beginning to where it ended when the reading began. */
final class TopicReader {
    private final Cluster cluster;
    private final AvroSerdes serdes;

    TopicReader(Cluster cluster) {
        this.cluster = cluster;
        this.serdes = cluster.serdes();
    }

    /** In the order of each partition; partitions come interleaved. */
    <V extends SpecificRecord> void read(Topic<V> topic, Consumer<V> onRecord) {
        Map<String, Object> options = cluster.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                options, new StringDeserializer(), serdes.of(topic).deserializer())) {
            ReadToEnd<String, V> reading = new ReadToEnd<>(consumer);
            List<TopicPartition> partitions = reading.partitions(topic);
            if (partitions.isEmpty()) {
                throw new IllegalStateException("the broker has no topic " + topic.name());
            }
            reading.all(partitions, read -> onRecord.accept(read.value()));
        }
    }
}

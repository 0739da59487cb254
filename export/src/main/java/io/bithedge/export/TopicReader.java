package io.bithedge.export;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning to where it ended when the reading began. Committed records only. */
final class TopicReader<V extends SpecificRecord> implements AutoCloseable {
    private final Topic<V> topic;
    private final KafkaConsumer<String, V> consumer;

    TopicReader(Topic<V> topic, Cluster cluster) {
        this.topic = topic;
        AvroSerdes serdes = cluster.serdes();
        this.consumer = new KafkaConsumer<>(
                cluster.consumer(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                serdes.keysOf(topic).deserializer(),
                serdes.of(topic).deserializer());
    }

    /** In the order of each partition; partitions come interleaved. Deleted keys (null values) come too. */
    void read(Consumer<ConsumerRecord<String, V>> onRecord) {
        ReadToEnd<String, V> reader = new ReadToEnd<>(consumer);
        List<TopicPartition> partitions = reader.partitions(topic);
        if (partitions.isEmpty()) {
            throw new ExportFailure("the broker has no topic " + topic.name());
        }
        reader.all(partitions, onRecord);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

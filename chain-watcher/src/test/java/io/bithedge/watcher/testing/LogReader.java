package io.bithedge.watcher.testing;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic of one partition from its beginning as any downstream reader would: committed records only. */
public final class LogReader {
    private LogReader() {}

    public static <V extends SpecificRecord> List<V> readAll(
            String bootstrapServers, String registryUrl, Topic<V> topic) {
        Map<String, Object> configs = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        List<V> values = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                configs,
                new StringDeserializer(),
                new AvroSerdes(registryUrl).of(topic).deserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // A commit is done before its marker stands in the topic: wait for the records of the last one.
            long end = highWatermark(bootstrapServers, partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, V> each : consumer.poll(Duration.ofMillis(300))) {
                    values.add(each.value());
                }
            }
        }
        return values;
    }

    private static long highWatermark(String bootstrapServers, TopicPartition partition) {
        Map<String, Object> configs = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(configs, new StringDeserializer(), new StringDeserializer())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }
}

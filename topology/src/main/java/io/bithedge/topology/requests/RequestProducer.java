package io.bithedge.topology.requests;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.connection.Cluster;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer for one topic of requests: a client waits, so it fails within seconds rather than minutes. */
public final class RequestProducer {
    static final int PATIENCE_MS = 5_000;

    private RequestProducer() {}

    public static <V extends SpecificRecord> Producer<String, V> open(
            Cluster cluster, Topic<V> topic, String instance) {
        Map<String, Object> configs = cluster.producer(Map.ofEntries(
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, instance + "-" + topic.name()),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS)));
        return new KafkaProducer<>(
                configs, new StringSerializer(), cluster.serdes().of(topic).serializer());
    }
}

package io.bithedge.oracle.app;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.connection.Cluster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer of price-ticks. The topic is created when it is missing. */
public final class OracleProducer {
    private OracleProducer() {}

    public static Producer<String, PriceTickRecord> open(Cluster cluster) {
        try (Admin admin = Admin.create(cluster.admin())) {
            new TopicCreator(admin, cluster.replication()).createMissing(List.of(Topics.PRICE_TICKS));
        }
        Subjects.require(cluster.registry(), List.of(Topics.PRICE_TICKS));
        Map<String, Object> configs = cluster.producer(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "oracle",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"));
        return new KafkaProducer<>(
                configs,
                new StringSerializer(),
                cluster.serdes().of(Topics.PRICE_TICKS).serializer());
    }
}

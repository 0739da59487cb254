package io.bithedge.cli.incident;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.schemas.connection.Cluster;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes an action into its topic: whoever may write there is an operator. */
final class IncidentActionWriter {
    private static final int TIMEOUT_MS = 60_000;

    private final Cluster cluster;

    IncidentActionWriter(Cluster cluster) {
        this.cluster = cluster;
    }

    void send(IncidentAction action) throws InterruptedException {
        Map<String, Object> options = cluster.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                TIMEOUT_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS / 3,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS));
        try (KafkaProducer<String, IncidentAction> producer = new KafkaProducer<>(
                options,
                new StringSerializer(),
                cluster.serdes().of(Topics.INCIDENT_ACTIONS).serializer())) {
            producer.send(new ProducerRecord<>(Topics.INCIDENT_ACTIONS.name(), action.getIncidentId(), action))
                    .get();
        } catch (ExecutionException | KafkaException e) {
            throw new ChainFailure("cannot write to %s at %s: %s"
                    .formatted(Topics.INCIDENT_ACTIONS.name(), cluster.bootstrapServers(), e.getMessage()));
        }
    }
}

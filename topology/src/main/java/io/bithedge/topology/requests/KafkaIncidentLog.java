package io.bithedge.topology.requests;

import io.bithedge.pool.incident.Acknowledgement;
import io.bithedge.pool.incident.IncidentLog;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.AcknowledgeIncident;
import io.bithedge.schemas.avro.IncidentAction;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes what operators say into the topic that `./bithedge incidents` writes too. Safe for use by several threads. */
public final class KafkaIncidentLog implements IncidentLog, AutoCloseable {
    private final Producer<String, IncidentAction> producer;
    private final Supplier<List<IncidentView>> shown;

    public KafkaIncidentLog(Producer<String, IncidentAction> producer, Supplier<List<IncidentView>> shown) {
        this.producer = producer;
        this.shown = shown;
    }

    @Override
    public void acknowledge(Acknowledgement word, String actionId) {
        IncidentAction action = new IncidentAction(
                actionId,
                word.incidentId(),
                word.operator().toString(),
                word.reason(),
                word.atMs(),
                new AcknowledgeIncident());
        try {
            producer.send(new ProducerRecord<>(Topics.INCIDENT_ACTIONS.name(), word.incidentId(), action))
                    .get();
            Visibility.await(() -> isShown(word.incidentId()));
        } catch (ExecutionException | KafkaException e) {
            throw new NotRecordedException("this could not be recorded, say it again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRecordedException("stopped while this was recorded, say it again", e);
        }
    }

    private boolean isShown(String incidentId) {
        return shown.get().stream()
                .anyMatch(it -> it.id().equals(incidentId) && !(it.state() instanceof IncidentState.Open));
    }

    @Override
    public void close() {
        producer.close();
    }
}

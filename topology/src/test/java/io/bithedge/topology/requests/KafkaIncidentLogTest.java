package io.bithedge.topology.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.incident.Acknowledgement;
import io.bithedge.pool.incident.IncidentLog;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.AcknowledgeIncident;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaIncidentLogTest {
    private static final String OPERATOR = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final Acknowledgement WORD =
            new Acknowledgement("i1", StacksAddress.parse(OPERATOR), "I look into it", 1_764_550_000_000L);

    private static IncidentView shown() {
        return new IncidentView(
                "i1",
                "PRICE_AT_RISK",
                "policy 8",
                "late",
                "1",
                "2",
                Optional.empty(),
                new StacksHeight(69),
                "fold-policies",
                true,
                new IncidentState.Acknowledged(new ActView(OPERATOR, "I look into it", 1)));
    }

    private static MockProducer<String, IncidentAction> producer(boolean isUp) {
        return new MockProducer<>(isUp, null, new StringSerializer(), (topic, action) -> new byte[0]);
    }

    @Test
    void writesWhatTheCommandLineWritesUnderTheAddressOfTheOperator() {
        MockProducer<String, IncidentAction> producer = producer(true);
        try (KafkaIncidentLog log = new KafkaIncidentLog(producer, () -> List.of(shown()))) {
            log.acknowledge(WORD, "ab");
        }
        ProducerRecord<String, IncidentAction> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo(Topics.INCIDENT_ACTIONS.name());
        assertThat(sent.key()).isEqualTo("i1");
        assertThat(sent.value())
                .isEqualTo(new IncidentAction(
                        "ab", "i1", OPERATOR, "I look into it", 1_764_550_000_000L, new AcknowledgeIncident()));
    }

    @Test
    void saysThatItCouldNotBeRecorded() {
        MockProducer<String, IncidentAction> producer = producer(true);
        producer.sendException = new KafkaException("the broker is silent");
        try (KafkaIncidentLog log = new KafkaIncidentLog(producer, List::of)) {
            assertThatThrownBy(() -> log.acknowledge(WORD, "ab"))
                    .isInstanceOf(IncidentLog.NotRecordedException.class)
                    .hasMessageContaining("the broker is silent");
        }
    }
}

package io.bithedge.watcher.sink;

import io.bithedge.schemas.Topics;
import io.bithedge.watcher.roles.ReportedIncidents;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** The incidents in Kafka, whoever reported them. */
public final class KafkaReportedIncidents implements ReportedIncidents {
    private final KafkaLogReader reader;

    public KafkaReportedIncidents(LogSettings settings) {
        this.reader = new KafkaLogReader(settings.cluster(), settings.cluster().serdes());
    }

    @Override
    public Set<String> idsWith(String prefix) {
        Set<String> ids = new HashSet<>();
        try {
            reader.prepareTopics(List.of(Topics.INCIDENTS));
            reader.forEach(Topics.INCIDENTS, incident -> {
                if (incident.getId().startsWith(prefix)) {
                    ids.add(incident.getId());
                }
            });
        } catch (KafkaException | ChainLog.Unfit e) {
            throw new Unavailable("cannot read " + Topics.INCIDENTS.name() + ": " + e.getMessage(), e);
        }
        return ids;
    }
}

package io.bithedge.topology.reconcile;

import io.bithedge.schemas.avro.Difference;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which differences have an incident that nobody resolved. A difference that stays is one incident, not one per block; one that goes away
 * keeps its incident open until a person says that it is over; one that is still there after that is a new incident.
 */
final class OpenDifferences {
    private final KeyValueStore<String, String> incidentIds;

    OpenDifferences(KeyValueStore<String, String> incidentIds) {
        this.incidentIds = incidentIds;
    }

    /** The incident of the difference, unless there is one already. */
    Optional<Incident> found(Difference difference, Reconciled at) {
        String key = difference.getCode() + "/" + difference.getSubject();
        if (incidentIds.get(key) != null) {
            return Optional.empty();
        }
        String message = "%s at block %d: expected %s, the chain says %s"
                .formatted(difference.getSubject(), at.getHeight(), difference.getExpected(), difference.getGot());
        Incident incident = Incidents.ofToken(
                StoreNames.RECONCILE,
                new Incidents.Disagreement(
                        difference.getCode(),
                        difference.getSubject(),
                        message,
                        difference.getExpected(),
                        difference.getGot()),
                at.getToken(),
                at.getHeight());
        incidentIds.put(key, incident.getId());
        return Optional.of(incident);
    }

    void resolved(String incidentId) {
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, String> all = incidentIds.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> row = all.next();
                if (row.value.equals(incidentId)) {
                    over.add(row.key);
                }
            }
        }
        over.forEach(incidentIds::delete);
    }
}

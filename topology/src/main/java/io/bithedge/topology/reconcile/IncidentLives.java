package io.bithedge.topology.reconcile;

import io.bithedge.schemas.avro.AcknowledgeIncident;
import io.bithedge.schemas.avro.IncidentAct;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.ResolveIncident;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What people did about incidents. Nothing closes by itself.
 *
 * <pre>
 * open          waits for a person
 * acknowledged  somebody looks into it; quotes are refused as before
 * resolved      over: the last word
 * </pre>
 */
final class IncidentLives {
    private final KeyValueStore<String, IncidentLife> lives;

    IncidentLives(KeyValueStore<String, IncidentLife> lives) {
        this.lives = lives;
    }

    /** The life behind the action; empty when it changes nothing: the first act of each kind stands, and a resolution is the last. */
    Optional<IncidentLife> act(IncidentAction action) {
        IncidentLife life = Optional.ofNullable(lives.get(action.getIncidentId()))
                .orElseGet(() -> IncidentLife.newBuilder()
                        .setIncidentId(action.getIncidentId())
                        .build());
        if (life.getResolved() != null) {
            return Optional.empty();
        }
        IncidentAct act = new IncidentAct(action.getOperator(), action.getReason(), action.getIssuedAtMs());
        return switch (action.getBody()) {
            case AcknowledgeIncident acknowledge ->
                life.getAcknowledged() != null
                        ? Optional.empty()
                        : kept(IncidentLife.newBuilder(life)
                                .setAcknowledged(act)
                                .build());
            case ResolveIncident resolve ->
                kept(IncidentLife.newBuilder(life).setResolved(act).build());
            default -> throw new IllegalStateException("incident action with an unknown body: " + action);
        };
    }

    private Optional<IncidentLife> kept(IncidentLife life) {
        lives.put(life.getIncidentId(), life);
        return Optional.of(life);
    }
}

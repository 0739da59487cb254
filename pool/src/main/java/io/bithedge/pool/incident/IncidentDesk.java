package io.bithedge.pool.incident;

import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.signing.StructuredMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes acknowledgements. Each is one signed message, and there is no session: it names pool, incident and time, and it counts once, since an
 * incident never goes back to open. Resolving needs more than a wallet: it lets quotes go on.
 */
public final class IncidentDesk {
    /** How far the operator's clock may be from ours. */
    public static final Duration OF_NOW = Duration.ofMinutes(10);

    private final PoolViews views;
    private final Operators operators;
    private final IncidentLog log;
    private final InstantSource clock;

    public IncidentDesk(PoolViews views, Operators operators, IncidentLog log, InstantSource clock) {
        this.views = views;
        this.operators = operators;
        this.log = log;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** {@code now}: as this instance shows it, which may be a moment behind. */
        record Recorded(IncidentView now) implements Outcome {}

        record Refused(Refusal refusal, String sentence) implements Outcome {}
    }

    /** Why an acknowledgement is not taken, in the order of the checks. */
    public enum Refusal {
        NOT_AN_OPERATOR,
        NOT_SIGNED,
        NOT_OF_NOW,
        UNKNOWN_INCIDENT,
        NOT_OPEN
    }

    /** {@code signature}: 65 bytes, r, s, recovery id. Throws {@link IncidentLog.NotRecordedException}. */
    public Outcome acknowledge(Acknowledgement word, Bytes signature) {
        if (!operators.addresses().contains(word.operator())) {
            return new Outcome.Refused(
                    Refusal.NOT_AN_OPERATOR, "%s is not on the list of operators".formatted(word.operator()));
        }
        Bytes hash = operators.hash(word);
        boolean isSigned = StructuredMessage.recover(hash, signature)
                .filter(key -> operators.address(key).equals(word.operator()))
                .isPresent();
        if (!isSigned) {
            return new Outcome.Refused(
                    Refusal.NOT_SIGNED, "the signature is not that of %s over these words".formatted(word.operator()));
        }
        long offMs = Math.abs(Math.subtractExact(clock.millis(), word.atMs()));
        if (offMs > OF_NOW.toMillis()) {
            return new Outcome.Refused(
                    Refusal.NOT_OF_NOW,
                    "expected words of the last %d minutes, got words %d s away from our clock"
                            .formatted(OF_NOW.toMinutes(), offMs / 1_000));
        }
        return record(word, hash);
    }

    private Outcome record(Acknowledgement word, Bytes hash) {
        Optional<IncidentView> incident = find(word.incidentId());
        if (incident.isEmpty()) {
            return new Outcome.Refused(Refusal.UNKNOWN_INCIDENT, "there is no such incident");
        }
        if (!(incident.get().state() instanceof IncidentState.Open)) {
            return new Outcome.Refused(Refusal.NOT_OPEN, "somebody acknowledged or resolved it already");
        }
        log.acknowledge(word, Hashes.sha256(hash).toHex());
        return new Outcome.Recorded(find(word.incidentId()).orElse(incident.get()));
    }

    private Optional<IncidentView> find(String id) {
        return views.incidents().stream().filter(it -> it.id().equals(id)).findFirst();
    }
}

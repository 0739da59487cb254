package io.bithedge.topology.reconcile;

import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.ResolveIncident;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Joins what the vault says of a block with what the books say of the same block, and keeps the life of every incident. Both in one stage:
 * a difference that persists is told again only after a person has resolved its incident.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class ReconcileBooks extends StageProcessor {
    private KeyValueStore<String, Reconciled> reconciled;
    private Window window;
    private OpenDifferences differences;
    private IncidentLives lives;

    public ReconcileBooks() {
        super(StoreNames.RECONCILE);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        reconciled = store(StoreNames.RECONCILED);
        window = new Window(store(StoreNames.READINGS), store(StoreNames.SNAPSHOTS));
        differences = new OpenDifferences(store(StoreNames.OPEN_DIFFERENCES));
        lives = new IncidentLives(store(StoreNames.LIVES));
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (value) {
            case BooksSnapshot snapshot -> {
                window.add(snapshot);
                reconcile(snapshot.getAsOf().getHeight());
            }
            case ChainReading reading -> {
                // The reader begins again where it stood: the last block comes twice.
                if (reading.getHeight() > heightOf(reading.getToken())) {
                    window.add(reading);
                    reconcile(reading.getHeight());
                }
            }
            case IncidentAction action -> act(action);
            default -> throw new IllegalStateException("reconcile stage: unknown record " + value);
        }
    }

    private void reconcile(long height) {
        List<BooksSnapshot> snapshots = window.snapshotsAt(height);
        if (snapshots.isEmpty()) {
            return;
        }
        for (ChainReading reading : window.readingsAt(height)) {
            reconcile(reading, snapshots);
        }
        long everyTokenUpTo = Math.min(heightOf(Token.STX), heightOf(Token.SBTC));
        window.forgetSnapshotsBelow(everyTokenUpTo);
    }

    private void reconcile(ChainReading reading, List<BooksSnapshot> snapshots) {
        String token = reading.getToken().name();
        long before = heightOf(reading.getToken());
        Reconciled result = new Reconciled(
                reading.getToken(),
                before < 0 ? reading.getHeight() : before + 1,
                reading.getHeight(),
                reading.getIndexBlockHash(),
                reading.getBurnHeight(),
                snapshots.getFirst().getAsOf().getBlockTime(),
                ReconcileRule.compare(reading, snapshots));
        result.getDifferences().forEach(it -> differences.found(it, result).ifPresent(this::report));
        reconciled.put(token, result);
        send(StoreNames.RECONCILED_SINK, token, result);
        window.compared(reading);
    }

    private void act(IncidentAction action) {
        lives.act(action).ifPresent(life -> {
            if (action.getBody() instanceof ResolveIncident) {
                differences.resolved(action.getIncidentId());
            }
            send(StoreNames.LIVES_SINK, life.getIncidentId(), life);
        });
    }

    /** -1 before the first comparison. */
    private long heightOf(Token token) {
        Reconciled last = reconciled.get(token.name());
        return last == null ? -1 : last.getHeight();
    }
}

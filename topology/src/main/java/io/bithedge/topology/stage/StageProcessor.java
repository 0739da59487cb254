package io.bithedge.topology.stage;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.published.Published;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage of the topology: decodes, looks up, calls the core, forwards what it got.
 *
 * <p>A halted stage reads on and changes nothing: what it could not read, or what was rolled back below the final point, is for a person
 * to decide, and the books are then rebuilt by replay. Why it halted stands in its position store, behind the same transaction as the
 * incident.
 *
 * <p>What was applied is kept beside the state and not only as the group's position in the broker, which forgets it when the group is
 * away for long: what comes again is skipped, and said once.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public abstract class StageProcessor implements Processor<String, Decoded, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(StageProcessor.class);

    private final String stage;
    private ProcessorContext<String, SpecificRecord> context;
    private KeyValueStore<String, StageState> position;
    private AppliedOffsets applied;
    private BlockMarker asOf;
    private String halted;
    private long timestamp;

    protected StageProcessor(String stage) {
        this.stage = stage;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> newContext) {
        context = newContext;
        position = newContext.getStateStore(StoreNames.position(stage));
        applied = new AppliedOffsets(newContext.getStateStore(StoreNames.applied(stage)));
        StageState state = position.get(Keys.ONLY);
        asOf = state == null ? null : state.getAsOf();
        halted = state == null ? "" : state.getHalted();
    }

    @Override
    public void process(Record<String, Decoded> record) {
        if (!halted.isEmpty()) {
            return;
        }
        timestamp = record.timestamp();
        Optional<RecordMetadata> at = context.recordMetadata();
        if (at.isPresent() && !applied.isNew(at.get())) {
            applied.remark(at.get()).ifPresent(this::tellSkipped);
            return;
        }
        at.ifPresent(applied::add);
        switch (record.value()) {
            case Decoded.Value(SpecificRecord value) -> apply(value);
            case Decoded.Broken(String cause) -> halt("RECORD_UNDECODABLE", place(), cause);
        }
    }

    /** One cause, and one incident for all stages that stood at the same block. */
    private void tellSkipped(Incidents.Disagreement what) {
        LOG.warn("{}: {}", stage, what.message());
        report(Incidents.notice("topology", what, height()));
    }

    private long height() {
        return asOf == null ? -1 : asOf.getHeight();
    }

    /** One record of any of the stage's topics. */
    protected abstract void apply(SpecificRecord value);

    protected <V> KeyValueStore<String, V> store(String name) {
        return requireNonNull(context.getStateStore(name));
    }

    /** When the present record was written, by the clock of its writer. */
    protected long recordTimeMs() {
        return timestamp;
    }

    protected int partition() {
        return context.taskId().partition();
    }

    /** The last marker; null before the first one. */
    protected @Nullable BlockMarker asOf() {
        return asOf;
    }

    protected void reached(BlockMarker marker) {
        asOf = marker;
        position.put(Keys.ONLY, new StageState(marker, halted));
    }

    /** Markers are read once: the same block again changes nothing. */
    protected boolean isNew(BlockMarker marker) {
        return asOf == null || marker.getHeight() > asOf.getHeight();
    }

    protected void send(String sink, String key, SpecificRecord value) {
        context.forward(new Record<>(key, value, timestamp), sink);
    }

    /** A row of a public topic. */
    protected void publish(Published row) {
        send(StoreNames.publicSink(row.topic()), row.key(), row.value());
    }

    /** The key of a public state topic has no row any more. */
    protected void unpublish(Topic<?> topic, String key) {
        context.forward(new Record<>(key, null, timestamp), StoreNames.publicSink(topic));
    }

    protected void report(Incident incident) {
        send(StoreNames.incidentsSink(stage), Incidents.key(incident), incident);
    }

    /** The key of a command is its signer: one account sends its transactions in order. */
    protected void command(ChainCommand command) {
        send(StoreNames.commandsSink(stage), command.getSigner(), command);
    }

    protected String stage() {
        return stage;
    }

    protected void halt(String code, String subject, String message) {
        halted = "%s halted: %s: %s".formatted(stage, subject, message);
        position.put(Keys.ONLY, new StageState(asOf, halted));
        Incidents.Disagreement what = new Incidents.Disagreement(code, subject, message, "", "");
        report(Incidents.ofStage(stage, what, height()));
    }

    private String place() {
        return context.recordMetadata()
                .map(at -> "topic %s partition %d offset %d".formatted(at.topic(), at.partition(), at.offset()))
                .orElse("unknown place");
    }
}

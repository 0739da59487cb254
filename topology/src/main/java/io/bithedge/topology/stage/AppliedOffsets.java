package io.bithedge.topology.stage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** The newest applied offset of each topic that a task reads: one partition of each. */
final class AppliedOffsets {
    private final KeyValueStore<String, Long> offsets;
    private final Set<String> remarked = new HashSet<>();

    AppliedOffsets(KeyValueStore<String, Long> offsets) {
        this.offsets = offsets;
    }

    boolean isNew(RecordMetadata at) {
        Long newest = offsets.get(at.topic());
        return newest == null || at.offset() > newest;
    }

    void add(RecordMetadata at) {
        offsets.put(at.topic(), at.offset());
    }

    /** What to say of a record that came again; empty when it was said of its topic. */
    Optional<Incidents.Disagreement> remark(RecordMetadata at) {
        if (!remarked.add(at.topic())) {
            return Optional.empty();
        }
        return Optional.of(new Incidents.Disagreement(
                "POSITION_LOST",
                "positions in the broker",
                "the broker has forgotten what was read of %s partition %d: what was applied is skipped, and it goes on behind"
                        .formatted(at.topic(), at.partition()),
                "an offset above " + offsets.get(at.topic()),
                Long.toString(at.offset())));
    }
}

package io.bithedge.watcher.app;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.source.CrossCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps the comparisons in turn and reports each conflict once. */
final class CrossCheckRound {
    private static final Logger LOG = LoggerFactory.getLogger(CrossCheckRound.class);

    private final List<CrossCheck> checks;
    private final Consumer<Incident> incidents;
    private final Set<String> reported = new HashSet<>();

    CrossCheckRound(List<CrossCheck> checks, Consumer<Incident> incidents) {
        this.checks = List.copyOf(checks);
        this.incidents = incidents;
    }

    void run() {
        checks.forEach(this::step);
    }

    private void step(CrossCheck check) {
        check.look();
        for (SourceConflict conflict : check.conflicts()) {
            if (reported.add(conflict.id())) {
                LOG.warn("{}", conflict.message());
                incidents.accept(Incidents.sourceConflict(conflict));
            }
        }
    }
}

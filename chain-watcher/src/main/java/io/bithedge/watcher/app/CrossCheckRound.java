package io.bithedge.watcher.app;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.Incidents;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the sources and reports each conflict once. */
final class CrossCheckRound {
    private static final Logger LOG = LoggerFactory.getLogger(CrossCheckRound.class);

    private final WatcherSources sources;
    private final Supplier<Cursor> published;
    private final Consumer<Incident> incidents;
    private final Set<String> reported = new HashSet<>();

    CrossCheckRound(WatcherSources sources, Supplier<Cursor> published, Consumer<Incident> incidents) {
        this.sources = sources;
        this.published = published;
        this.incidents = incidents;
    }

    void run() {
        sources.compare(published.get());
        for (SourceConflict conflict : sources.conflicts()) {
            if (reported.add(conflict.id())) {
                LOG.warn("{}", conflict.message());
                incidents.accept(Incidents.sourceConflict(conflict));
            }
        }
    }
}

package io.bithedge.watcher.app;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceWatch.Comparison;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.Incidents;
import java.util.HashSet;
import java.util.List;
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
    private final Runnable onProgress;
    private final Set<String> reported = new HashSet<>();

    /** `onProgress` is called when sources agree on more, or on less, than before. */
    CrossCheckRound(
            WatcherSources sources, Supplier<Cursor> published, Consumer<Incident> incidents, Runnable onProgress) {
        this.onProgress = onProgress;
        this.sources = sources;
        this.published = published;
        this.incidents = incidents;
    }

    void run() {
        List<Comparison> before = sources.comparisons();
        sources.compare(published.get());
        if (!sources.comparisons().equals(before)) {
            onProgress.run();
        }
        for (SourceConflict conflict : sources.conflicts()) {
            if (reported.add(conflict.id())) {
                LOG.warn("{}", conflict.message());
                incidents.accept(Incidents.sourceConflict(conflict));
            }
        }
    }
}

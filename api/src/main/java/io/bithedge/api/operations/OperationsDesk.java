package io.bithedge.api.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks all parts at once, and once a second at most, however many look. */
public final class OperationsDesk {
    private static final String ALL = "all";

    private final OperationsSettings settings;
    private final PartProbe probe;
    private final LoadingCache<String, List<PartStatus>> answers;

    public OperationsDesk(OperationsSettings settings) {
        this.settings = settings;
        this.probe = new PartProbe(Duration.ofMillis(settings.timeoutMs()));
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(1)
                .build(any -> ask());
    }

    public List<PartStatus> others() {
        return answers.get(ALL);
    }

    private List<PartStatus> ask() {
        return List.of(
                        probe.ask("chain-watcher", "bithedge.operations.watcher-url", settings.watcherUrl()),
                        probe.ask("tx-submitter", "bithedge.operations.submitter-url", settings.submitterUrl()),
                        probe.ask("oracle", "bithedge.operations.oracle-url", settings.oracleUrl()))
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}

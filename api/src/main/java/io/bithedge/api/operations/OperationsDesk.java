package io.bithedge.api.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bithedge.api.health.StatusAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks all parts at once, and once a second at most, however many look. */
public final class OperationsDesk {
    private static final String ALL = "all";

    private final OperationsProperties settings;
    private final PartProbe probe;
    private final LoadingCache<String, Others> answers;

    private record Others(
            PartStatus<WatcherDetails> watcher,
            PartStatus<SubmitterDetails> submitter,
            PartStatus<OracleDetails> oracle) {}

    public OperationsDesk(OperationsProperties settings) {
        this.settings = settings;
        this.probe = new PartProbe(Duration.ofMillis(settings.timeoutMs()));
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .maximumSize(1)
                .build(any -> ask());
    }

    SystemParts with(PartStatus<StatusAnswer> topology) {
        Others others = answers.get(ALL);
        return new SystemParts(others.watcher(), others.submitter(), others.oracle(), topology);
    }

    private Others ask() {
        CompletableFuture<PartStatus<WatcherDetails>> watcher =
                ask("chain-watcher", "watcher-url", settings.watcherUrl(), WatcherDetails.class);
        CompletableFuture<PartStatus<SubmitterDetails>> submitter =
                ask("tx-submitter", "submitter-url", settings.submitterUrl(), SubmitterDetails.class);
        CompletableFuture<PartStatus<OracleDetails>> oracle =
                ask("oracle", "oracle-url", settings.oracleUrl(), OracleDetails.class);
        return new Others(watcher.join(), submitter.join(), oracle.join());
    }

    private <D> CompletableFuture<PartStatus<D>> ask(String name, String key, @Nullable String url, Class<D> details) {
        return url == null
                ? CompletableFuture.completedFuture(PartStatus.unknown(name, "bithedge.operations." + key))
                : probe.ask(name, url, details);
    }
}

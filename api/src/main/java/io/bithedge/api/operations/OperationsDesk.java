package io.bithedge.api.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bithedge.api.health.StatusAnswer;
import io.bithedge.api.operations.PartProbe.Heard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
        List<CompletableFuture<Heard<WatcherDetails>>> watchers =
                ask("chain-watcher", "watcher-url", settings.watcherUrl(), WatcherDetails.class);
        List<CompletableFuture<Heard<SubmitterDetails>>> submitters =
                ask("tx-submitter", "submitter-url", settings.submitterUrl(), SubmitterDetails.class);
        List<CompletableFuture<Heard<OracleDetails>>> oracles =
                ask("oracle", "oracle-url", settings.oracleUrl(), OracleDetails.class);
        return new Others(
                SeveralParts.leader(all(watchers)),
                SeveralParts.together(all(submitters)),
                SeveralParts.leader(all(oracles)));
    }

    private <D> List<CompletableFuture<Heard<D>>> ask(String name, String key, List<String> urls, Class<D> details) {
        return urls.isEmpty()
                ? List.of(CompletableFuture.completedFuture(
                        new Heard<>(PartStatus.unknown(name, "bithedge.operations." + key), false)))
                : urls.stream().map(url -> probe.ask(name, url, details)).toList();
    }

    private static <D> List<Heard<D>> all(List<CompletableFuture<Heard<D>>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }
}

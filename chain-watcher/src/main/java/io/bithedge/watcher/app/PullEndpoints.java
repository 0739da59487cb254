package io.bithedge.watcher.app;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.metrics.MeteredSource;
import io.bithedge.watcher.metrics.SourceRecorder;
import io.bithedge.watcher.source.ApiBlockSource;
import io.bithedge.watcher.source.ApiTransactions;
import io.bithedge.watcher.source.Endpoint;
import io.bithedge.watcher.source.FailoverTransactions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The endpoints that are pulled, with the clients behind them. */
final class PullEndpoints implements AutoCloseable {
    /** The agent tries again by itself: the clients give up early, so that the reason shows. */
    private static final RetryPolicy ALONE =
            new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(60));

    /** Where there is another endpoint, the second attempt goes to that one. */
    private static final RetryPolicy ONE_OF_SEVERAL =
            new RetryPolicy(1, Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(250));

    /** Of the budget that an API gives us. */
    private static final int TRANSACTIONS_PART = 4;

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<FailoverTransactions.Place> transactions = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();

    private final SourceRecorder recorder;
    private final OurContracts contracts;

    private PullEndpoints(SourceRecorder recorder, OurContracts contracts) {
        this.recorder = recorder;
        this.contracts = contracts;
    }

    static PullEndpoints of(ProcessSettings settings, SourceRecorder recorder) {
        SourceSettings sources = settings.sources();
        PullEndpoints pull = new PullEndpoints(recorder, settings.watcher().contracts());
        RetryPolicy retries = sources.endpoints().size() == 1 ? ALONE : ONE_OF_SEVERAL;
        for (SourceSettings.EndpointUrls urls : sources.endpoints()) {
            ClientSettings api = options(urls.api(), retries, sources);
            pull.add(
                    urls.name(),
                    new ApiClient(withKey(api, sources)),
                    new NodeClient(options(urls.node(), retries, sources)),
                    new ApiClient(withKey(api.withBudget(forTransactions(sources)), sources)));
        }
        return pull;
    }

    List<Endpoint> all() {
        return List.copyOf(endpoints);
    }

    /** The same endpoints, asked for single transactions: with a budget and a health of their own, as strangers choose what is asked. */
    List<FailoverTransactions.Place> transactions() {
        return List.copyOf(transactions);
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }

    private void add(String name, ApiClient api, NodeClient node, ApiClient forTransactions) {
        BlockSource source = new MeteredSource(
                new ApiBlockSource(api, node, contracts.principals()), name, recorder, System::nanoTime);
        Endpoint endpoint = new Endpoint(name, source, InstantSource.system());
        endpoints.add(endpoint);
        transactions.add(new FailoverTransactions.Place(
                new Endpoint(name, source, InstantSource.system()), new ApiTransactions(forTransactions)));
        closings.add(api::close);
        closings.add(forTransactions::close);
        closings.add(node::close);
    }

    private static ClientSettings options(URI url, RetryPolicy retries, SourceSettings sources) {
        return ClientSettings.of(url).withRetries(retries).withBudget(forBlocks(sources));
    }

    private static ClientSettings withKey(ClientSettings api, SourceSettings sources) {
        return sources.apiKey().isEmpty() ? api : api.withApiKey(sources.apiKey());
    }

    /** 0 for both when there is no limit. */
    private static int forBlocks(SourceSettings sources) {
        return sources.requestsPerMinute() - forTransactions(sources);
    }

    private static int forTransactions(SourceSettings sources) {
        int all = sources.requestsPerMinute();
        return all < TRANSACTIONS_PART ? all : all / TRANSACTIONS_PART;
    }
}

package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.source.CrossCheck;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.source.CrossCheckSettings;
import io.bithedge.watcher.source.CrossCheckedSource;
import io.bithedge.watcher.source.Endpoint;
import io.bithedge.watcher.source.FailoverSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the agent follows, and the comparisons that go on beside it.
 *
 * @param audited what the audit reads: an API when there is one, which knows old blocks and is not what was pushed.
 */
record WatcherSources(BlockSource followed, BlockSource audited, List<CrossCheck> checks) {
    private static final InstantSource CLOCK = InstantSource.system();

    static WatcherSources of(PullEndpoints pull, PushReceiver push, WatcherProperties properties) {
        SourceProperties sources = properties.sources();
        WatcherSettings watcher = properties.watcher();
        CrossCheckSettings settings = new CrossCheckSettings(
                sources.crossCheckLooks(),
                sources.crossCheckBlocks(),
                watcher.startHeight(),
                watcher.finality(),
                watcher.contracts());
        Optional<PushBlockSource> pushed = push.source();
        if (!sources.isPulled()) {
            return new WatcherSources(pushed.orElseThrow(), pushed.get(), List.of());
        }
        List<CrossCheck> checks = new ArrayList<>(amongEachOther(pull.all(), settings.branchesOnly()));
        FailoverSource pulled = new FailoverSource(pull.all(), checks, sources.maxBlocksBehind(), CLOCK);
        if (pushed.isEmpty()) {
            return new WatcherSources(pulled, pulled, checks);
        }
        CrossCheck check = new CrossCheck(new Side("push", pushed.get()), new Side("pull", pulled), settings);
        checks.add(check);
        return new WatcherSources(
                new CrossCheckedSource(pushed.get(), pulled, check, sources.patience(), CLOCK), pulled, checks);
    }

    /** Each with the first one. */
    private static List<CrossCheck> amongEachOther(List<Endpoint> endpoints, CrossCheckSettings settings) {
        return endpoints.stream()
                .skip(1)
                .map(other -> new CrossCheck(side(endpoints.getFirst()), side(other), settings))
                .toList();
    }

    private static Side side(Endpoint endpoint) {
        return new Side(endpoint.name(), endpoint);
    }
}

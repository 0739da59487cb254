package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceWatch;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.source.CrossCheck;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.source.CrossCheckSettings;
import io.bithedge.watcher.source.CrossCheckedSource;
import io.bithedge.watcher.source.Endpoint;
import io.bithedge.watcher.source.FailoverSource;
import io.bithedge.watcher.source.GuardedSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the agent follows, and the comparisons that go on beside it. */
final class WatcherSources implements SourceWatch {
    private static final InstantSource CLOCK = InstantSource.system();

    private final List<CrossCheck> checks = new ArrayList<>();
    private final List<Supplier<String>> remarks = new ArrayList<>();
    private final UnreadTally unread;
    private final BlockSource followed;
    private final BlockSource audited;

    WatcherSources(PullEndpoints pull, PushReceiver push, WatcherProperties properties) {
        SourceProperties sources = properties.sources();
        Optional<PushBlockSource> pushed = push.source();
        pushed.ifPresent(source -> remarks.add(source::remark));
        unread = pushed.map(PushBlockSource::unread).orElseGet(UnreadTally::new);
        BlockSource source;
        if (sources.isPulled()) {
            FailoverSource pulled = new FailoverSource(pull.all(), sources.maxBlocksBehind(), CLOCK);
            source = pulledAnd(pushed, pulled, pull, properties);
            audited = pulled;
        } else {
            source = pushed.orElseThrow(() -> new IllegalStateException("neither pushed nor pulled"));
            audited = source;
        }
        checks.forEach(check -> remarks.add(() -> check.status().remark()));
        this.followed = new GuardedSource(source, this);
    }

    BlockSource followed() {
        return followed;
    }

    /** What the audit reads: the APIs when there are any, which know old blocks and are not what was pushed. */
    BlockSource audited() {
        return audited;
    }

    List<CrossCheck> checks() {
        return List.copyOf(checks);
    }

    @Override
    public List<Comparison> comparisons() {
        return checks.stream().map(CrossCheck::comparison).toList();
    }

    @Override
    public List<SourceConflict> conflicts() {
        return checks.stream().flatMap(check -> check.conflicts().stream()).toList();
    }

    @Override
    public UnreadTally unread() {
        return unread;
    }

    @Override
    public String remark() {
        return remarks.stream()
                .map(Supplier::get)
                .filter(remark -> !remark.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private BlockSource pulledAnd(
            Optional<PushBlockSource> pushed, FailoverSource pulled, PullEndpoints pull, WatcherProperties properties) {
        SourceProperties sources = properties.sources();
        CrossCheckSettings settings = settings(sources, properties.watcher());
        compareEndpoints(pull.all(), settings.branchesOnly());
        remarks.add(pulled::remark);
        if (pushed.isEmpty()) {
            return pulled;
        }
        CrossCheck check = new CrossCheck(new Side("push", pushed.get()), new Side("pull", pulled), settings);
        checks.add(check);
        CrossCheckedSource both = new CrossCheckedSource(pushed.get(), pulled, check, sources.patience(), CLOCK);
        remarks.add(both::remark);
        return both;
    }

    /** Each with the first one. */
    private void compareEndpoints(List<Endpoint> endpoints, CrossCheckSettings settings) {
        endpoints.stream()
                .skip(1)
                .map(other -> new CrossCheck(side(endpoints.getFirst()), side(other), settings))
                .forEach(checks::add);
    }

    private static Side side(Endpoint endpoint) {
        return new Side(endpoint.name(), endpoint);
    }

    private static CrossCheckSettings settings(SourceProperties sources, WatcherSettings watcher) {
        return new CrossCheckSettings(
                sources.crossCheckLooks(),
                sources.crossCheckBlocks(),
                watcher.startHeight(),
                watcher.finality(),
                watcher.contracts());
    }
}

package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.app.PushReceiver.Pushed;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.chain.SourceWatch;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.source.CrossCheck;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.source.CrossCheckSettings;
import io.bithedge.watcher.source.CrossCheckedSource;
import io.bithedge.watcher.source.CrossCheckedSource.Limits;
import io.bithedge.watcher.source.Endpoint;
import io.bithedge.watcher.source.FailoverSource;
import io.bithedge.watcher.source.GuardedSource;
import io.bithedge.watcher.source.PulledLook;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the agent follows, and the comparisons that go on beside it. */
final class WatcherSources implements SourceWatch {
    private static final InstantSource CLOCK = InstantSource.system();

    private final List<CrossCheck> checks = new ArrayList<>();
    private final List<Supplier<String>> remarks = new ArrayList<>();
    private final UnreadTally unread;
    private final BlockSource followed;
    private final BlockSource audited;
    private Optional<CrossCheck> pushCheck = Optional.empty();
    private Optional<PulledLook> look = Optional.empty();
    private Consumer<SourceTip> pulled = any -> {};
    private SecondLook second = SecondLook.NOT_NEEDED;

    WatcherSources(PullEndpoints pull, PushReceiver push, ProcessSettings settings) {
        SourceSettings sources = settings.sources();
        Optional<Pushed> pushed = push.pushed();
        pushed.ifPresent(it -> remarks.add(it.source()::remark));
        unread = pushed.map(it -> it.source().unread()).orElseGet(UnreadTally::new);
        BlockSource source;
        if (sources.isPulled()) {
            FailoverSource pulled = new FailoverSource(pull.all(), sources.maxBlocksBehind(), CLOCK);
            source = pulledAnd(pushed, pulled, pull, settings);
            audited = pulled;
        } else {
            source = pushed.map(Pushed::source)
                    .orElseThrow(() -> new IllegalStateException("neither pushed nor pulled"));
            audited = source;
        }
        look.ifPresent(it -> remarks.add(it::remark));
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

    /** What stands behind the blocks that are followed. */
    SecondLook second() {
        return second;
    }

    /** One comparison of everything with everything; `cursor` is what is published. */
    void compare(Cursor cursor) {
        checks.forEach(CrossCheck::look);
        pushCheck.flatMap(CrossCheck::secondTip).ifPresent(pulled);
        look.ifPresent(it -> it.look(cursor));
    }

    @Override
    public List<Comparison> comparisons() {
        return checks.stream().map(this::comparison).toList();
    }

    @Override
    public List<SourceConflict> conflicts() {
        return Stream.concat(
                        checks.stream().flatMap(check -> check.conflicts().stream()),
                        look.stream().flatMap(it -> it.conflicts().stream()))
                .toList();
    }

    /** Of what is pushed the contents are compared by the look. */
    private Comparison comparison(CrossCheck check) {
        Comparison branches = check.comparison();
        return pushCheck.equals(Optional.of(check)) && look.isPresent()
                ? new Comparison(
                        branches.first(),
                        branches.second(),
                        branches.agreedHeight(),
                        look.get().confirmedHeight())
                : branches;
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
            Optional<Pushed> pushed, FailoverSource pulled, PullEndpoints pull, ProcessSettings settings) {
        SourceSettings sources = settings.sources();
        CrossCheckSettings compared = compared(sources, settings.watcher());
        compareEndpoints(pull.all(), compared.branchesOnly());
        remarks.add(pulled::remark);
        if (pushed.isEmpty()) {
            return pulled;
        }
        PushBlockSource source = pushed.get().source();
        CrossCheck check =
                new CrossCheck(new Side("push", source), new Side("pull", pulled), compared.whereTheSecondDecides());
        PulledLook contents =
                new PulledLook(pulled, compared.looks(), id -> source.refuse(id, "what is pulled has other contents"));
        CrossCheckedSource both = new CrossCheckedSource(
                source,
                pulled,
                check,
                contents,
                new Limits(
                        sources.patience(),
                        sources.push().maxAhead(),
                        settings.watcher().contracts()),
                CLOCK);
        checks.add(check);
        remarks.add(both::remark);
        pushCheck = Optional.of(check);
        look = Optional.of(contents);
        this.pulled = pushed.get().limit()::pulled;
        second = both;
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

    private static CrossCheckSettings compared(SourceSettings sources, WatcherSettings watcher) {
        return new CrossCheckSettings(
                sources.crossCheckLooks(),
                sources.crossCheckBlocks(),
                watcher.startHeight(),
                watcher.finality(),
                watcher.contracts());
    }
}

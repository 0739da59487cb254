package io.bithedge.watcher.metrics;

import io.bithedge.watcher.agent.AgentObserver;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherStatus;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.audit.AuditStatus;
import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.reading.ReadingAgent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** The metrics of the watcher; the table in docs/metrics.md lists them as Prometheus names them. */
public final class WatcherMetrics implements AgentObserver, SourceRecorder {
    private static final String PREFIX = "bithedge.watcher.";

    private final MeterRegistry meters;
    private final Counter blocks;
    private final Counter events;
    private final DistributionSummary reorgDepth;

    public WatcherMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.blocks = counter("blocks", "Blocks published, those that were rolled back later included.");
        this.events = counter("events", "Events of our contracts published, in blocks and out of pasts.");
        this.reorgDepth = DistributionSummary.builder(PREFIX + "reorg.depth")
                .description("Blocks that a fork took back; one observation per fork.")
                .baseUnit("blocks")
                .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 1_000)
                .register(meters);
    }

    @Override
    public void wrote(Written written) {
        blocks.increment(written.blocks());
        events.increment(written.events());
        if (written.reorgDepth() > 0) {
            reorgDepth.record(written.reorgDepth());
        }
    }

    @Override
    public void ended(String endpoint, String request, Outcome outcome, Duration latency) {
        Timer.builder(PREFIX + "source.requests")
                .description("Requests to sources, and how long they took.")
                .tag("endpoint", endpoint)
                .tag("request", request)
                .tag("outcome", outcome.label())
                .register(meters)
                .record(latency);
    }

    /** Heights, lag and backfill of an agent. */
    public void watch(WatcherAgent agent, InstantSource clock) {
        status(agent, "tip.height", "Newest published block.", WatcherStatus::tipHeight);
        status(agent, "final.height", "Newest final block.", WatcherStatus::finalHeight);
        status(
                agent,
                "burn.tip.height",
                "Newest burn block of the source.",
                it -> it.source().burnHeight());
        status(
                agent,
                "source.height",
                "Newest block of the source.",
                it -> it.source().height());
        status(agent, "lag.blocks", "Blocks of the source that are not published.", WatcherStatus::lag);
        status(
                agent,
                "lag.seconds",
                "Since when the source has such blocks.",
                it -> it.lagTime(clock.instant()).toMillis() / 1_000.0);
        status(agent, "halted", "1 when an operator must decide.", it -> it.state() == State.HALTED ? 1 : 0);
        status(agent, "stalled", "1 while source or broker fail.", it -> it.state() == State.STALLED ? 1 : 0);
        status(
                agent,
                "backfill.blocks.left",
                "Blocks to catch up with.",
                it -> it.backfill().blocksLeft());
        status(
                agent,
                "backfill.blocks.per.second",
                "Rate of catching up.",
                it -> it.backfill().blocksPerSecond());
        status(
                agent,
                "backfill.events.per.second",
                "Rate of catching up.",
                it -> it.backfill().eventsPerSecond());
    }

    /** Progress and findings of the background audit. */
    public void watch(BackgroundAudit audit) {
        audited(
                audit,
                "audit.from.height",
                "Lowest block that the pass under way has looked at.",
                it -> it.report().from());
        audited(
                audit,
                "audit.to.height",
                "Block at which the pass under way began.",
                it -> it.report().to());
        audited(audit, "audit.passes", "Passes over everything since the start.", AuditStatus::passes);
        audited(audit, "audit.gaps", "Blocks missing in the stream.", AuditStatus::gaps);
        audited(audit, "digest.mismatches", "Places where source and stream differ.", AuditStatus::differences);
    }

    /** What is left unread. */
    public void watch(UnreadTally unread) {
        FunctionCounter.builder(PREFIX + "unread.transactions", unread, UnreadTally::count)
                .description("Transactions of strangers whose bytes we cannot read.")
                .register(meters);
    }

    /** To be called once, before anything is served. */
    public void watch(ReadingAgent reader) {
        Gauge.builder(PREFIX + "reading.height", reader, it -> it.status().height())
                .description("Newest final block at which the vault was read.")
                .strongReference(true)
                .register(meters);
        Gauge.builder(PREFIX + "reading.lag.blocks", reader, it -> it.status().lag())
                .description("Final blocks since then.")
                .strongReference(true)
                .register(meters);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(meters);
    }

    private void status(WatcherAgent agent, String name, String what, ToDoubleFunction<WatcherStatus> value) {
        Gauge.builder(PREFIX + name, agent, it -> value.applyAsDouble(it.status()))
                .description(what)
                .strongReference(true)
                .register(meters);
    }

    private void audited(BackgroundAudit audit, String name, String what, ToDoubleFunction<AuditStatus> value) {
        Gauge.builder(PREFIX + name, audit, it -> value.applyAsDouble(it.status()))
                .description(what)
                .strongReference(true)
                .register(meters);
    }
}

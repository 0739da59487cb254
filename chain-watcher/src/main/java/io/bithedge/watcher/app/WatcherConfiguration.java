package io.bithedge.watcher.app;

import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.pulse.BrokerPulse;
import io.bithedge.schemas.seats.Seats;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.ahead.AheadSource;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.metrics.WatcherMetrics;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.KafkaPublishedStream;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    WatcherProperties.class,
    AgentProperties.class,
    SourceProperties.class,
    PushProperties.class
})
class WatcherConfiguration {
    @Bean
    ProcessSettings processSettings(
            Cluster cluster,
            WatcherProperties process,
            AgentProperties agent,
            SourceProperties sources,
            PushProperties push) {
        return ProcessSettings.of(cluster, process, agent, sources, push);
    }

    @Bean(destroyMethod = "close")
    PullEndpoints pullEndpoints(ProcessSettings settings, WatcherMetrics metrics) {
        return PullEndpoints.of(settings, metrics);
    }

    /** Raised when there may be something to follow: a block was pushed, or a second source has it too. */
    @Bean
    Signal chainNews() {
        return new Signal();
    }

    /** Which of several watchers follows the chain; the others stand by. */
    @Bean
    WatcherSeat watcherSeat(ProcessSettings settings, WatcherProperties properties) {
        Seats.Table table = new Seats.Table(
                settings.log().cluster(),
                TopicPrefix.before("chain-watcher"),
                Topics.CHAIN_CURSOR,
                settings.member(),
                Duration.ofMillis(properties.instances().sessionTimeoutMs()));
        return new WatcherSeat(holder -> Seats.take(table, holder));
    }

    /** Starts to listen when it is made; closed behind the agent, which may still read the window. */
    @Bean(destroyMethod = "close")
    PushReceiver pushReceiver(ProcessSettings settings, WatcherSeat seat, Signal chainNews) {
        return PushReceiver.of(settings, seat, chainNews::raise);
    }

    @Bean
    WatcherSources watcherSources(
            PullEndpoints pull, PushReceiver push, ProcessSettings settings, WatcherMetrics metrics) {
        WatcherSources sources = new WatcherSources(pull, push, settings);
        metrics.watch(sources.unread());
        return sources;
    }

    @Bean
    BrokerPulse brokerPulse(ProcessSettings settings) {
        return BrokerPulse.start(settings.log().cluster());
    }

    @Bean
    WatcherMetrics watcherMetrics(MeterRegistry meters) {
        return new WatcherMetrics(meters);
    }

    @Bean
    AgentThread crossCheckThread(
            WatcherSources sources, WatcherAgent agent, WatcherSeat seat, ProcessSettings settings, Signal chainNews) {
        CrossCheckRound round =
                new CrossCheckRound(sources, () -> agent.status().cursor(), agent::report, chainNews::raise);
        Duration pause = settings.sources().crossCheckInterval();
        Step step = () -> {
            round.run();
            return pause;
        };
        // A look under way reads only: nobody waits for it. After a bug the agent goes on unchecked, and the status of
        // the check stays.
        return new AgentThread("cross-check", seat.gated(step), new Ending(Duration.ZERO, reason -> {}, () -> {}));
    }

    /** Closed by its thread, behind the last step. */
    @Bean(destroyMethod = "")
    ChainLog chainLog(ProcessSettings settings) {
        return new KafkaChainLog(settings.log());
    }

    /** Requests that run ahead of their use; virtual threads, as many as there are requests. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService readAheadThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    WatcherAgent watcherAgent(
            WatcherSources sources,
            ChainLog log,
            WatcherSeat seat,
            ProcessSettings settings,
            WatcherMetrics metrics,
            ExecutorService readAheadThreads) {
        BlockSource ahead = new AheadSource(sources.followed(), readAheadThreads, settings.aheadBlocks());
        WatcherAgent.Sources followed = new WatcherAgent.Sources(ahead, sources.second(), sources.audited());
        WatcherAgent agent = new WatcherAgent(followed, log, settings.watcher(), InstantSource.system(), metrics);
        metrics.watch(agent, InstantSource.system());
        seat.onGain(agent::takeOver);
        return agent;
    }

    /** Closed by its thread, behind the last step. */
    @Bean(destroyMethod = "")
    KafkaPublishedStream publishedStream(ProcessSettings settings) {
        return new KafkaPublishedStream(settings.log().cluster());
    }

    @Bean
    BackgroundAudit backgroundAudit(
            KafkaPublishedStream stream,
            WatcherSources sources,
            WatcherAgent agent,
            ProcessSettings settings,
            WatcherMetrics metrics) {
        BackgroundAudit audit = new BackgroundAudit(
                stream,
                sources.audited(),
                () -> agent.status().state() == State.HALTED
                        ? Followed.NONE
                        : agent.status().cursor().followed(),
                agent::report,
                settings.auditBlocksPerMinute());
        metrics.watch(audit);
        return audit;
    }

    @Bean
    AgentThread auditThread(BackgroundAudit audit, WatcherSeat seat, KafkaPublishedStream stream) {
        return new AgentThread(
                "audit", seat.gated(audit::doWork), new Ending(Duration.ofSeconds(5), audit::halt, stream::close));
    }

    @Bean
    AgentThread watcherThread(
            WatcherAgent agent, WatcherSeat seat, ChainLog log, ProcessSettings settings, Signal chainNews) {
        return new AgentThread(
                "watcher-agent",
                seat.gated(Step.of(agent::doWork, settings.pollInterval())),
                new Ending(Duration.ofSeconds(20), agent::halt, log::close),
                chainNews);
    }
}

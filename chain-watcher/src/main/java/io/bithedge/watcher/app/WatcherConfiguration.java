package io.bithedge.watcher.app;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The parts of the process. */
@Configuration(proxyBeanMethods = false)
class WatcherConfiguration {
    @Bean
    WatcherProperties watcherProperties(Environment environment) {
        return WatcherProperties.of(environment);
    }

    @Bean(destroyMethod = "close")
    PullEndpoints pullEndpoints(WatcherProperties properties, WatcherMetrics metrics) {
        return PullEndpoints.of(properties, metrics);
    }

    /** Starts to listen when it is made; closed behind the agent, which may still read the window. */
    @Bean(destroyMethod = "close")
    PushReceiver pushReceiver(WatcherProperties properties) {
        return PushReceiver.of(properties);
    }

    @Bean
    WatcherSources watcherSources(
            PullEndpoints pull, PushReceiver push, WatcherProperties properties, WatcherMetrics metrics) {
        WatcherSources sources = new WatcherSources(pull, push, properties);
        metrics.watch(sources.unread());
        return sources;
    }

    @Bean
    WatcherMetrics watcherMetrics(MeterRegistry meters) {
        return new WatcherMetrics(meters);
    }

    @Bean
    AgentThread crossCheckThread(WatcherSources sources, WatcherAgent agent, WatcherProperties properties) {
        CrossCheckRound round =
                new CrossCheckRound(sources, () -> agent.status().cursor(), agent::report);
        Duration pause = properties.sources().crossCheckInterval();
        Step step = () -> {
            round.run();
            return pause;
        };
        // A look under way reads only: nobody waits for it. After a bug the agent goes on unchecked, and the status of
        // the check stays.
        return new AgentThread("cross-check", step, new Ending(Duration.ZERO, reason -> {}, () -> {}));
    }

    /** Closed by its thread, behind the last step. */
    @Bean(destroyMethod = "")
    ChainLog chainLog(WatcherProperties properties) {
        return new KafkaChainLog(properties.log());
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
            WatcherProperties properties,
            WatcherMetrics metrics,
            ExecutorService readAheadThreads) {
        BlockSource ahead = new AheadSource(sources.followed(), readAheadThreads, properties.aheadBlocks());
        WatcherAgent.Sources followed = new WatcherAgent.Sources(ahead, sources.second(), sources.audited());
        WatcherAgent agent = new WatcherAgent(followed, log, properties.watcher(), InstantSource.system(), metrics);
        metrics.watch(agent, InstantSource.system());
        return agent;
    }

    /** Closed by its thread, behind the last step. */
    @Bean(destroyMethod = "")
    KafkaPublishedStream publishedStream(WatcherProperties properties) {
        return new KafkaPublishedStream(
                properties.log().bootstrapServers(), properties.log().registryUrl());
    }

    @Bean
    BackgroundAudit backgroundAudit(
            KafkaPublishedStream stream,
            WatcherSources sources,
            WatcherAgent agent,
            WatcherProperties properties,
            WatcherMetrics metrics) {
        BackgroundAudit audit = new BackgroundAudit(
                stream,
                sources.audited(),
                () -> agent.status().state() == State.HALTED
                        ? Followed.NONE
                        : agent.status().cursor().followed(),
                agent::report,
                properties.auditBlocksPerMinute());
        metrics.watch(audit);
        return audit;
    }

    @Bean
    AgentThread auditThread(BackgroundAudit audit, KafkaPublishedStream stream) {
        return new AgentThread("audit", audit::doWork, new Ending(Duration.ofSeconds(5), audit::halt, stream::close));
    }

    @Bean
    AgentThread watcherThread(WatcherAgent agent, ChainLog log, WatcherProperties properties) {
        return new AgentThread(
                "watcher-agent",
                Step.of(agent::doWork, properties.pollInterval()),
                new Ending(Duration.ofSeconds(20), agent::halt, log::close));
    }
}

package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
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
    PullEndpoints pullEndpoints(WatcherProperties properties) {
        return PullEndpoints.of(properties);
    }

    /** Starts to listen when it is made; closed behind the agent, which may still read the window. */
    @Bean(destroyMethod = "close")
    PushReceiver pushReceiver(WatcherProperties properties) {
        return PushReceiver.of(properties);
    }

    @Bean
    WatcherSources watcherSources(PullEndpoints pull, PushReceiver push, WatcherProperties properties) {
        return new WatcherSources(pull, push, properties);
    }

    @Bean
    BlockSource blockSource(WatcherSources sources) {
        return sources.followed();
    }

    @Bean
    CrossCheckRunner crossCheckRunner(WatcherSources sources, WatcherAgent agent, WatcherProperties properties) {
        return new CrossCheckRunner(sources.checks(), properties.sources().crossCheckInterval(), agent::report);
    }

    /** Closed by the runner, behind the last step. */
    @Bean(destroyMethod = "")
    ChainLog chainLog(WatcherProperties properties) {
        return new KafkaChainLog(properties.log());
    }

    @Bean
    WatcherAgent watcherAgent(BlockSource source, ChainLog log, WatcherProperties properties, MeterRegistry meters) {
        WatcherAgent agent = new WatcherAgent(source, log, properties.watcher(), InstantSource.system());
        gauge(meters, "watcher.tip.height", agent, it -> it.status().tipHeight());
        gauge(meters, "watcher.final.height", agent, it -> it.status().finalHeight());
        gauge(
                meters,
                "watcher.burn.tip.height",
                agent,
                it -> it.status().source().burnHeight());
        gauge(meters, "watcher.source.height", agent, it -> it.status().source().height());
        gauge(meters, "watcher.lag.blocks", agent, it -> it.status().lag());
        gauge(
                meters,
                "watcher.halted",
                agent,
                it -> it.status().state() == io.bithedge.watcher.agent.WatcherStatus.State.HALTED ? 1 : 0);
        return agent;
    }

    @Bean
    WatcherRunner watcherRunner(WatcherAgent agent, ChainLog log, WatcherProperties properties) {
        return new WatcherRunner(agent, log, properties.pollInterval());
    }

    private static void gauge(
            MeterRegistry meters, String name, WatcherAgent agent, ToDoubleFunction<WatcherAgent> value) {
        Gauge.builder(name, agent, value).strongReference(true).register(meters);
    }
}

package io.bithedge.watcher.app;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientOptions;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.source.ApiBlockSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The parts of the process. */
@Configuration(proxyBeanMethods = false)
class WatcherConfiguration {
    /** The agent tries again by itself: the clients give up early, so that the reason shows. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(60));

    @Bean
    WatcherProperties watcherProperties(Environment environment) {
        return WatcherProperties.of(environment);
    }

    @Bean
    ApiClient apiClient(WatcherProperties properties) {
        ClientOptions options = ClientOptions.of(properties.apiUrl()).withRetries(RETRIES);
        return new ApiClient(properties.apiKey().isEmpty() ? options : options.withApiKey(properties.apiKey()));
    }

    @Bean
    NodeClient nodeClient(WatcherProperties properties) {
        return new NodeClient(ClientOptions.of(properties.nodeUrl()).withRetries(RETRIES));
    }

    @Bean
    BlockSource blockSource(ApiClient api, NodeClient node) {
        return new ApiBlockSource(api, node);
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

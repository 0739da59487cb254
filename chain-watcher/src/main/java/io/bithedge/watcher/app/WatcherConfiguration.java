package io.bithedge.watcher.app;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientOptions;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.ahead.AheadSource;
import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.metrics.MeteredSource;
import io.bithedge.watcher.metrics.WatcherMetrics;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.KafkaPublishedStream;
import io.bithedge.watcher.source.ApiBlockSource;
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
    WatcherMetrics watcherMetrics(MeterRegistry meters) {
        return new WatcherMetrics(meters);
    }

    @Bean
    BlockSource blockSource(ApiClient api, NodeClient node, WatcherProperties properties, WatcherMetrics metrics) {
        return new MeteredSource(
                new ApiBlockSource(api, node), properties.apiUrl().getAuthority(), metrics, System::nanoTime);
    }

    /** Closed by the runner, behind the last step. */
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
            BlockSource source,
            ChainLog log,
            WatcherProperties properties,
            WatcherMetrics metrics,
            ExecutorService readAheadThreads) {
        BlockSource ahead = new AheadSource(source, readAheadThreads, properties.aheadBlocks());
        WatcherAgent agent = new WatcherAgent(ahead, log, properties.watcher(), InstantSource.system(), metrics);
        metrics.watch(agent, InstantSource.system());
        return agent;
    }

    /** Closed by the runner, behind the last step. */
    @Bean(destroyMethod = "")
    KafkaPublishedStream publishedStream(WatcherProperties properties) {
        return new KafkaPublishedStream(
                properties.log().bootstrapServers(), properties.log().registryUrl());
    }

    @Bean
    BackgroundAudit backgroundAudit(
            KafkaPublishedStream stream,
            BlockSource source,
            WatcherAgent agent,
            WatcherProperties properties,
            WatcherMetrics metrics) {
        BackgroundAudit audit = new BackgroundAudit(
                stream,
                source,
                () -> agent.status().cursor().followed(),
                agent::report,
                properties.auditBlocksPerMinute());
        metrics.watch(audit);
        return audit;
    }

    @Bean
    AuditRunner auditRunner(BackgroundAudit audit, KafkaPublishedStream stream) {
        return new AuditRunner(audit, stream);
    }

    @Bean
    WatcherRunner watcherRunner(WatcherAgent agent, ChainLog log, WatcherProperties properties) {
        return new WatcherRunner(agent, log, properties.pollInterval());
    }
}

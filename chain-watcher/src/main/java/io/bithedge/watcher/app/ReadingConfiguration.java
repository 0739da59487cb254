package io.bithedge.watcher.app;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.metrics.WatcherMetrics;
import io.bithedge.watcher.reading.KafkaReadingLog;
import io.bithedge.watcher.reading.NodeVaultReader;
import io.bithedge.watcher.reading.ReadingAgent;
import io.bithedge.watcher.reading.VaultReader;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The reader of the vault: `bithedge.readings.node-url` (default: the watcher's node; another one makes the check independent of it) and
 * `bithedge.readings.poll-interval-ms` (default 500).
 */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
    /** The agent tries again by itself, on a newer block. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(2, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

    @Bean(destroyMethod = "") // Closed by its thread, behind the last step.
    KafkaReadingLog readingLog(WatcherProperties properties) {
        return new KafkaReadingLog(
                properties.log().bootstrapServers(), properties.log().registryUrl());
    }

    /** A watcher that only listens to pushes may know no node: then nothing is read, and the status says why. */
    @Bean
    VaultReader vaultReader(
            WatcherProperties properties,
            @Value("${bithedge.readings.node-url:${bithedge.chain.node-url:}}") String nodeUrls) {
        if (nodeUrls.isBlank()) {
            return (token, block) -> {
                throw new SourceException("the vault is not read: bithedge.readings.node-url is not set");
            };
        }
        URI first = URI.create(nodeUrls.split(",", -1)[0].trim());
        return new NodeVaultReader(
                new NodeClient(ClientSettings.of(first).withRetries(RETRIES)),
                Principal.Contract.parse(properties.watcher().contracts().vault()));
    }

    @Bean
    ReadingAgent readingAgent(WatcherAgent watcher, VaultReader vault, KafkaReadingLog log, WatcherMetrics metrics) {
        ReadingAgent agent = new ReadingAgent(
                () -> watcher.status().cursor().finalBlock().map(block -> block.head()),
                vault,
                log,
                InstantSource.system());
        metrics.watch(agent);
        return agent;
    }

    @Bean
    AgentThread readingThread(
            ReadingAgent agent,
            KafkaReadingLog log,
            @Value("${bithedge.readings.poll-interval-ms:500}") long pollIntervalMs) {
        if (pollIntervalMs < 50 || pollIntervalMs > 60_000) {
            throw new IllegalArgumentException(
                    "bithedge.readings.poll-interval-ms: expected 50 to 60000, got " + pollIntervalMs);
        }
        return new AgentThread(
                "reading-agent",
                Step.of(agent::doWork, Duration.ofMillis(pollIntervalMs)),
                new Ending(Duration.ofSeconds(10), agent::halt, log::close));
    }
}

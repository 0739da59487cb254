package io.bithedge.watcher.app;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.metrics.WatcherMetrics;
import io.bithedge.watcher.reading.KafkaReadingLog;
import io.bithedge.watcher.reading.NodeVaultReader;
import io.bithedge.watcher.reading.ReadingAgent;
import io.bithedge.watcher.reading.VaultReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reader of the vault: {@link WatcherProperties.Readings}. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
    @Bean(destroyMethod = "") // Closed by its thread, behind the last step.
    KafkaReadingLog readingLog(ProcessSettings settings) {
        return new KafkaReadingLog(settings.log().cluster());
    }

    /** A watcher that only listens to pushes may know no node: then nothing is read, and the status says why. */
    @Bean
    VaultReader vaultReader(ProcessSettings settings, WatcherProperties properties) {
        Optional<NodeClient> node = ReadingNode.of(properties);
        if (node.isEmpty()) {
            return (token, block) -> {
                throw new SourceException("the vault is " + ReadingNode.MISSING);
            };
        }
        return new NodeVaultReader(
                node.get(),
                Principal.Contract.parse(settings.watcher().contracts().vault()));
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
    AgentThread readingThread(ReadingAgent agent, WatcherSeat seat, KafkaReadingLog log, WatcherProperties properties) {
        return new AgentThread(
                "reading-agent",
                seat.gated(Step.of(
                        agent::doWork, Duration.ofMillis(properties.readings().pollIntervalMs()))),
                new Ending(Duration.ofSeconds(10), agent::halt, log::close));
    }
}

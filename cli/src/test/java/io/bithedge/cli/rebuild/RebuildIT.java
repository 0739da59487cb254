package io.bithedge.cli.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.RebuildMark;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.testing.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, with the group, a changelog and the folder that a topology leaves behind. */
class RebuildIT {
    private static final String CHANGELOG = "bithedge-pool-accounts-by-book-changelog";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void removesWhatTheTopologyMadeAndNothingElse() throws Exception {
        Layout layout = Layout.withData(folder.resolve("data"));
        Path state = Files.createDirectories(
                layout.state("topology").resolve("bithedge-pool").resolve("0_0"));
        Path watcher = Files.createDirectories(layout.state("chain-watcher"));
        Files.writeString(state.resolve("CURRENT"), "x");
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectories(folder.resolve("kafka")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                FoldedTopics topics = new FoldedTopics(Cluster.at(broker.bootstrapServers(), "mock://none"))) {
            new TopicCreator(admin).createMissing(Topics.ALL);
            admin.createTopics(List.of(new NewTopic(CHANGELOG, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            Rebuild rebuild = new Rebuild(topics, layout, false);

            refusesWhileTheTopologyRuns(broker, rebuild);
            assertThat(state).exists();
            assertThat(rebuild.plan()).anySatisfy(line -> assertThat(line).contains(CHANGELOG, "books.v1"));

            rebuild.carryOut(Rebuild.PATIENCE);
            rebuild.carryOut(Rebuild.PATIENCE); // As after an interruption.

            assertThat(layout.state("topology")).doesNotExist();
            assertThat(watcher).exists();
            assertThat(new RebuildMark(layout).isSet()).isFalse();
            Set<String> left = admin.listTopics().names().get();
            assertThat(left).doesNotContain(CHANGELOG, Topics.BOOKS.name(), Topics.VAULT_EVENTS.name());
            assertThat(left)
                    .contains(
                            Topics.CHAIN_EVENTS.name(),
                            Topics.CHAIN_COMMANDS.name(),
                            Topics.TRANSACTIONS.name(),
                            Topics.INCIDENT_ACTIONS.name());
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    private static void refusesWhileTheTopologyRuns(BrokerProcess broker, Rebuild rebuild) {
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", Topics.POOL_GROUP),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(Topics.CHAIN_EVENTS.name()));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                member.poll(Duration.ofMillis(200));
                return !member.assignment().isEmpty();
            });
            assertThatThrownBy(() -> rebuild.carryOut(Duration.ZERO))
                    .isInstanceOf(ChainFailure.class)
                    .hasMessageContaining("the topology runs");
            member.commitSync();
        }
    }
}

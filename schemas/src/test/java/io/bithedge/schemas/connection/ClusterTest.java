package io.bithedge.schemas.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.registry.RegistryAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {
    private static final RegistryAccess REGISTRY = RegistryAccess.at("mock://cluster");

    private static Cluster with(String key, Object value) {
        return Cluster.of(Map.of("bootstrap.servers", List.of("a:1", "b:2"), key, value), REGISTRY);
    }

    @Test
    void passesWhatAnOperatorSetsAndHisWordCounts() {
        Cluster cluster = with("linger.ms", "50");

        assertThat(cluster.producer(Map.of("linger.ms", 5, "acks", "all")))
                .containsEntry("linger.ms", "50")
                .containsEntry("acks", "all");
        assertThat(cluster.bootstrapServers()).isEqualTo("a:1,b:2");
    }

    @Test
    void tellsOurClientsApart() {
        assertThat(with("client.id", "pool").consumer(Map.of("client.id", "oracle")))
                .containsEntry("client.id", "pool-oracle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acks", "isolation.level", "transactional.id", "main.consumer.group.id", "producer.acks"})
    void decidesWhatSafetyDependsOn(String name) {
        assertThatThrownBy(() -> with(name, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsNoSecret() {
        Cluster cluster = with("sasl.jaas.config", "password=secret");

        assertThat(cluster).hasToString("a:1,b:2, registry mock://cluster");
        assertThat(cluster.admin()).containsEntry("sasl.jaas.config", "password=secret");
    }

    @Test
    void readsWhatKafkasOwnToolsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "bootstrap.servers=a:1\nsecurity.protocol=SASL_SSL\nschema.registry.url=http://r:1,http://r:2\n");
        Cluster cluster = CommandConfig.of(Optional.of(file))
                .cluster(new CommandConfig.Addresses(Optional.of("b:2"), Optional.empty()), () -> {
                    throw new IllegalStateException("both are known");
                });

        assertThat(cluster).hasToString("b:2, registry http://r:1,http://r:2");
        assertThat(cluster.isSecured()).isTrue();
        assertThat(cluster.consumer(Map.of())).doesNotContainKey(RegistryAccess.URL);
    }
}

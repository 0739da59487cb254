package io.bithedge.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.Replication;
import io.bithedge.settings.BadSetting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConnectionTest {
    private static Cluster cluster(Map<String, Object> set) {
        Map<String, Object> all = new HashMap<>(Map.of("bithedge.registry.url", "http://r:1, http://r:2"));
        all.putAll(set);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return Connection.of(environment);
    }

    @Test
    void readsWhatEverySpringApplicationReads() {
        Cluster cluster = cluster(Map.of(
                "spring.kafka.bootstrap-servers", "a:1,b:2",
                "spring.kafka.properties.retry.backoff.ms", "7",
                "spring.kafka.producer.compression-type", "zstd",
                "spring.kafka.streams.properties.num.stream.threads", "3"));

        assertThat(cluster).hasToString("a:1,b:2, registry http://r:1,http://r:2");
        assertThat(cluster.admin()).containsEntry("retry.backoff.ms", "7").doesNotContainKey("compression.type");
        assertThat(cluster.producer(Map.of("compression.type", "lz4"))).containsEntry("compression.type", "zstd");
        assertThat(cluster.consumer(Map.of("isolation.level", "read_committed")))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("retry.backoff.ms", "7");
        assertThat(cluster.streams(Map.of("num.stream.threads", 1))).containsEntry("num.stream.threads", "3");
    }

    @Test
    void takesTheFormerNameWhereTheOtherIsNotSet() {
        assertThat(cluster(Map.of("bithedge.kafka.bootstrap-servers", "a:1")).bootstrapServers())
                .isEqualTo("a:1");
    }

    @Test
    void takesTheRegistryByConfluentsName() {
        assertThat(cluster(Map.of(
                                "spring.kafka.properties.schema.registry.url", "http://other:1",
                                "spring.kafka.properties.auto.register.schemas", "false"))
                        .registry())
                .hasToString("http://other:1")
                .returns(false, it -> it.autoRegister());
    }

    @Test
    void addsNothingToTheRegistryInProductionUnlessSaidOtherwise() {
        assertThat(cluster(Map.of("spring.kafka.bootstrap-servers", "a:1"))
                        .registry()
                        .autoRegister())
                .isTrue();
        assertThat(cluster(Map.of("spring.kafka.bootstrap-servers", "a:1", "bithedge.production", "true"))
                        .registry()
                        .autoRegister())
                .isFalse();
        assertThat(cluster(Map.of(
                                "spring.kafka.bootstrap-servers", "a:1",
                                "bithedge.production", "true",
                                "spring.kafka.properties.auto.register.schemas", "true"))
                        .registry()
                        .autoRegister())
                .isTrue();
    }

    @Test
    void refusesWhatTheServicesDecide() {
        assertThatThrownBy(() -> cluster(Map.of("spring.kafka.consumer.group-id", "mine")))
                .isInstanceOf(BadSetting.class)
                .hasMessage("spring.kafka: group.id: expected nothing, the service decides it");
    }

    @Test
    void namesTheStoreThatCannotBeRead() {
        assertThatThrownBy(() -> cluster(Map.of(
                        "spring.kafka.security.protocol", "SSL",
                        "spring.kafka.properties.ssl.truststore.location", "/no/such/store",
                        "spring.kafka.properties.ssl.truststore.password", "secret")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("/no/such/store")
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsRecordsThriceInProductionUnlessSaidOtherwise() {
        assertThat(cluster(Map.of("spring.kafka.bootstrap-servers", "a:1")).replication())
                .isEqualTo(Replication.UNSTATED);
        assertThat(cluster(Map.of("spring.kafka.bootstrap-servers", "a:1", "bithedge.production", "true"))
                        .replication())
                .isEqualTo(new Replication(3, 2));
        assertThat(cluster(Map.of(
                                "spring.kafka.bootstrap-servers", "a:1",
                                "bithedge.production", "true",
                                "bithedge.topics.replication", "1"))
                        .replication())
                .isEqualTo(new Replication(1, 1));
    }

    @Test
    void refusesMoreCopiesInSyncThanThereAre() {
        assertThatThrownBy(() -> cluster(Map.of(
                        "spring.kafka.bootstrap-servers", "a:1",
                        "bithedge.topics.replication", "2",
                        "bithedge.topics.min-insync-replicas", "3")))
                .isInstanceOf(BadSetting.class)
                .hasMessage("bithedge.topics.min-insync-replicas: expected 1 to 2, got 3");
    }
}

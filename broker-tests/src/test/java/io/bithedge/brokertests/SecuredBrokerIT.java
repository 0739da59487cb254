package io.bithedge.brokertests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.app.OracleProducer;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.access.Access;
import io.bithedge.schemas.access.Acls;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.settings.BadSetting;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.TransactionTail;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.OpenTransactions;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every service's own clients on one broker that asks who they are and allows nothing by default. A right counts as needed when it, and no
 * other, was the broker's reason to allow that very operation.
 */
class SecuredBrokerIT {
    @TempDir
    static Path folder = Path.of("");

    private static SecuredBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder);
        admin = Admin.create(broker.admin().admin());
        new TopicCreator(admin).createMissing(Topics.ALL);
    }

    @AfterAll
    static void stop() {
        admin.close(Duration.ZERO);
        broker.close();
    }

    private static List<AclBinding> let(Access access) throws Exception {
        List<AclBinding> rights = Acls.of(access, "User:" + access.service());
        broker.let(admin, access.service(), rights);
        return rights;
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).untilAsserted(assertion);
    }

    @Test
    void theWatcherNeedsWhatItIsGiven() throws Exception {
        List<AclBinding> rights = let(Access.CHAIN_WATCHER);
        Cluster cluster = broker.as("chain-watcher");

        ServiceClients.watch(cluster);
        ServiceClients.watch(cluster);

        await(() -> assertThat(broker.used("User:chain-watcher")).containsAll(rights));
        assertThat(broker.denied("User:chain-watcher")).isEmpty();
    }

    @Test
    void theSubmitterNeedsWhatItIsGiven() throws Exception {
        List<AclBinding> rights = let(Access.TX_SUBMITTER);
        Cluster cluster = broker.as("tx-submitter");

        ServiceClients.submit(cluster);
        ServiceClients.submit(cluster);

        await(() -> assertThat(broker.used("User:tx-submitter")).containsAll(rights));
        assertThat(broker.denied("User:tx-submitter")).isEmpty();
    }

    /** What it writes while it folds is held against its description, in the topology's own tests. */
    @Test
    void theTopologyNeedsWhatItIsGiven() throws Exception {
        Set<AclBinding> rights = new HashSet<>(let(Access.TOPOLOGY));
        rights.removeIf(it -> it.entry().operation() == AclOperation.WRITE);
        rights.removeIf(it -> it.pattern().name().equals(Topics.POOL_GROUP + "-")
                && it.entry().operation() == AclOperation.READ);
        Cluster cluster = broker.as("topology");
        try (Admin own = Admin.create(cluster.admin())) {
            new TopicCreator(own).createMissing(Topics.ALL);
        }
        StreamsOptions.Instance instance = new StreamsOptions.Instance(
                "one", "127.0.0.1", 1, folder.resolve("state").toString(), 1);
        try (PoolStreams streams = new PoolStreams(
                        () -> PoolTopology.build(cluster.serdes(), Layout.ofCatalogue(), PriceSettings.DEFAULT),
                        StreamsOptions.of(cluster, instance, StreamsOptions.Group.ALONE));
                OpenTransactions open = new OpenTransactions(cluster);
                TransactionTail tail = new TransactionTail(cluster)) {
            streams.start();
            open.start();
            tail.start();

            await(() -> assertThat(broker.used("User:topology")).containsAll(rights));
            await(() -> assertThat(streams.isRunning()).isTrue());
        }
        assertThat(broker.denied("User:topology")).isEmpty();
    }

    @Test
    void theOracleWorksByACertificateAndNotWithOneRightLess() throws Exception {
        List<AclBinding> rights = Acls.of(Access.ORACLE, "User:CN=oracle");
        Cluster cluster = broker.with("oracle");
        admin.createAcls(rights).all().get();
        awaitPublished(cluster);

        for (AclBinding right : rights) {
            admin.deleteAcls(List.of(right.toFilter())).all().get();
            await(() -> assertThatThrownBy(() -> publish(cluster)).hasMessageContaining("uthoriz"));
            admin.createAcls(List.of(right)).all().get();
            awaitPublished(cluster);
        }
    }

    /** What the controller has, the broker's authoriser knows a moment later. */
    private static void awaitPublished(Cluster cluster) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).ignoreExceptions().untilAsserted(() -> publish(cluster));
    }

    private static void publish(Cluster cluster) throws Exception {
        try (Producer<String, PriceTickRecord> producer = OracleProducer.open(cluster)) {
            producer.send(new ProducerRecord<>(
                            Topics.PRICE_TICKS.name(),
                            "STX",
                            new PriceTickRecord(new DailyClose(Asset.STX, "test", 1L, 1L))))
                    .get();
        }
    }

    @Test
    void namesTheSettingOfAWrongPassword() {
        assertThatThrownBy(() -> broker.as("admin", "wrong-secret", "authority"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("spring.kafka.properties.sasl.jaas.config")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void namesTheSettingOfAnUnknownAuthority() {
        assertThatThrownBy(() -> broker.as("admin", "admin-password", "stranger"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("spring.kafka.ssl.trust-store-location")
                .hasMessageNotContaining(Certificates.PASSWORD);
    }

    @Test
    void namesTheSettingOfAnExpiredCertificate() {
        assertThatThrownBy(() -> broker.with("expired"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("spring.kafka.ssl.key-store-location")
                .hasMessageNotContaining(Certificates.PASSWORD);
    }

    @Test
    void asksNothingMoreOfWhoIsLetIn() {
        assertThatCode(() -> broker.admin()).doesNotThrowAnyException();
    }
}

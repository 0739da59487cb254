package io.bithedge.submitter.app;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.seats.Seats;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.submitter.kafka.KafkaLink;
import io.bithedge.submitter.kafka.KafkaSubmitterLog;
import io.bithedge.submitter.node.StacksChain;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.step.SubmitterAgent;
import io.bithedge.submitter.step.SubmitterSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubmitterProperties.class)
class SubmitterConfiguration {
    @Bean(destroyMethod = "close")
    NodeClient nodeClient(SubmitterProperties properties) {
        return new NodeClient(impatient(properties.nodeUrl()));
    }

    @Bean(destroyMethod = "close")
    ApiClient apiClient(SubmitterProperties properties) {
        return new ApiClient(impatient(properties.apiUrl()));
    }

    /** One attempt, short: the agent has other transactions to look after, and tries again by its own schedule. */
    static ClientSettings impatient(URI url) {
        return ClientSettings.of(url)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(8))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Bean(destroyMethod = "close")
    OtherNodes otherNodes(SubmitterProperties properties) {
        return new OtherNodes(properties.otherNodeUrls().stream()
                .map(url -> new NodeClient(impatient(url)))
                .toList());
    }

    @Bean
    SubmitterAgent.Ports ports(
            SubmitterProperties properties,
            NodeClient node,
            OtherNodes others,
            ApiClient api,
            SigningPort signer,
            Preflight preflight) {
        ChainPort chain = new StacksChain(
                node, others.clients(), api, properties.agent().contracts().vault());
        return new SubmitterAgent.Ports(chain, signer, preflight);
    }

    /** More nodes than the first. */
    record OtherNodes(List<NodeClient> clients) implements AutoCloseable {
        @Override
        public void close() {
            clients.forEach(NodeClient::close);
        }
    }

    @Bean
    SubmitterMetrics submitterMetrics(
            MeterRegistry registry, SeatedSubmitters submitters, SubmitterProperties properties) {
        return new SubmitterMetrics(registry, submitters::snapshot, properties.roles());
    }

    @Bean
    Pulses pulses(SubmitterProperties properties, Cluster cluster) {
        return Pulses.start(cluster, properties.signerSocket());
    }

    @Bean
    SeatedSubmitters seatedSubmitters(
            SubmitterProperties properties, Cluster cluster, SubmitterAgent.Ports ports, Pulses pulses) {
        try (Admin admin = Admin.create(cluster.admin())) {
            new TopicCreator(admin, cluster.replication()).createMissing(KafkaSubmitterLog.TOPICS);
        }
        Subjects.require(cluster.registry(), KafkaSubmitterLog.TOPICS);
        KafkaLink link = new KafkaLink(cluster);
        AvroSerdes serdes = cluster.serdes();
        SubmitterSettings agent = properties.agent();
        Seats.Table table = new Seats.Table(
                cluster,
                KafkaSubmitterLog.GROUP,
                Topics.TRANSACTIONS,
                properties.instance().id(),
                properties.instances().session());
        return new SeatedSubmitters(
                holder -> Seats.take(table, holder),
                seat -> new SubmitterRunner(
                        "submitter-" + seat,
                        () -> new KafkaSubmitterLog(link, serdes, seat),
                        log -> new SubmitterAgent(log, ports, agent, InstantSource.system())),
                pulses::silence);
    }
}

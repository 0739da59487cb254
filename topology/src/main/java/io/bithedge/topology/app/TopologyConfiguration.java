package io.bithedge.topology.app;

import io.bithedge.api.guard.GuardProperties;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.pulse.BrokerPulse;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.read.StreamsHealth;
import io.bithedge.topology.read.TransactionTail;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.OpenTransactions;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the streams side. Topics are created and the broker is checked before anything starts. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {
    @Bean(destroyMethod = "") // The life cycle closes it, behind HTTP.
    PoolStreams poolStreams(TopologyProperties properties, Cluster cluster, GuardProperties listeners) {
        FileLimit.require();
        AvroSerdes serdes = cluster.serdes();
        try (Admin admin = Admin.create(cluster.admin())) {
            BrokerCheck.requireTransactions(admin);
            TopicCreator topics = new TopicCreator(admin, cluster.replication());
            topics.createMissing(Topics.ALL);
            topics.requireCopies(Topics.POOL_GROUP + "-");
        }
        Subjects.require(cluster.registry(), Topics.ALL);
        TopologyProperties.Instance instance = properties.instance();
        Properties options = StreamsOptions.of(
                cluster,
                new StreamsOptions.Instance(
                        instance.id(),
                        instance.host(),
                        listeners.privatePort(),
                        properties.stateDir(),
                        instance.threads()),
                new StreamsOptions.Group(
                        properties.instances().count(), properties.instances().sessionTimeoutMs()));
        PriceSettings prices = new PriceSettings(
                properties.prices().minSources(),
                properties.prices().heartbeatBlocks(),
                properties.prices().submitters(),
                properties.prices().weights(),
                properties.chain().clock());
        return new PoolStreams(() -> PoolTopology.build(serdes, Layout.ofCatalogue(), prices), options);
    }

    @Bean
    StreamsLifecycle streamsLifecycle(PoolStreams streams) {
        return new StreamsLifecycle(streams);
    }

    @Bean
    PoolViews poolViews(StoreAccess stores) {
        return new StorePoolViews(stores, Layout.ofCatalogue());
    }

    /** Behind the streams: they make the topics. */
    @Bean(initMethod = "start")
    TransactionTail transactionTail(Cluster cluster, PoolStreams streams) {
        return new TransactionTail(cluster);
    }

    @Bean(initMethod = "start")
    OpenTransactions openTransactions(Cluster cluster, PoolStreams streams) {
        return new OpenTransactions(cluster);
    }

    @Bean(initMethod = "start")
    SubjectRegistration subjectRegistration(Cluster cluster) {
        return new SubjectRegistration(cluster.registry());
    }

    @Bean
    PoolMeters poolMeters(PoolViews views) {
        return new PoolMeters(views);
    }

    @Bean
    StreamsMeters streamsMeters(PoolStreams streams) {
        return new StreamsMeters(streams);
    }

    @Bean
    BrokerPulse brokerPulse(Cluster cluster) {
        return BrokerPulse.start(cluster);
    }

    @Bean
    PoolHealth poolHealth(PoolStreams streams, PoolViews views, BrokerPulse broker) {
        return new StreamsHealth(streams, views, broker::silence);
    }
}

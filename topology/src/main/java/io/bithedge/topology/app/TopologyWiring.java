package io.bithedge.topology.app;

import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.read.StreamsHealth;
import io.bithedge.topology.read.TransactionTail;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the streams side. Topics are created and the broker is checked before anything starts. */
@Configuration(proxyBeanMethods = false)
class TopologyWiring {
    @Bean(destroyMethod = "") // The life cycle closes it, behind HTTP.
    PoolStreams poolStreams(TopologyProperties properties, @Value("${server.port:8080}") int port) {
        String bootstrapServers = properties.bootstrapServers();
        AvroSerdes serdes = new AvroSerdes(properties.registryUrl());
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            BrokerCheck.requireTransactions(admin);
            new TopicCreator(admin).createMissing(Topics.ALL);
        }
        TopologyProperties.Instance instance = properties.instance();
        Properties options = StreamsOptions.of(
                bootstrapServers,
                new StreamsOptions.Instance(
                        instance.id(), instance.host(), port, properties.requiredStateDir(), instance.threads()));
        PriceSettings prices = new PriceSettings(
                properties.prices().minSources(),
                properties.prices().heartbeatBlocks(),
                properties.prices().weights());
        return new PoolStreams(PoolTopology.build(serdes, Layout.ofCatalogue(), prices), options);
    }

    @Bean
    StreamsLifecycle streamsLifecycle(PoolStreams streams) {
        return new StreamsLifecycle(streams);
    }

    @Bean
    PoolViews poolViews(PoolStreams streams, TopologyProperties properties, @Value("${server.port:8080}") int port) {
        HostInfo self = new HostInfo(properties.instance().host(), port);
        return new StorePoolViews(new LiveStores(streams::running, self), Layout.ofCatalogue());
    }

    /** Behind the streams: they make the topics. */
    @Bean(initMethod = "start")
    TransactionTail transactionTail(TopologyProperties properties, PoolStreams streams) {
        return new TransactionTail(properties.bootstrapServers(), new AvroSerdes(properties.registryUrl()));
    }

    @Bean
    PoolMeters poolMeters(PoolViews views) {
        return new PoolMeters(views);
    }

    @Bean
    PoolHealth poolHealth(PoolStreams streams, PoolViews views) {
        return new StreamsHealth(streams, views);
    }
}

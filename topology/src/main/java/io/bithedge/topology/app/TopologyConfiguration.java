package io.bithedge.topology.app;

import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.pulse.BrokerPulse;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.settings.BrokerProperties;
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
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the streams side. Topics are created and the broker is checked before anything starts. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {
    /** Where other instances reach this one. */
    record Self(String host, int port) {
        private static final int USUAL_PORT = 8080;

        static Self of(TopologyProperties properties, ServerProperties server) {
            Integer port = server.getPort();
            return new Self(properties.instance().host(), port == null ? USUAL_PORT : port);
        }
    }

    @Bean
    Self self(TopologyProperties properties, ServerProperties server) {
        return Self.of(properties, server);
    }

    /** The stores of this instance, and which instance has the others. */
    @Bean
    LiveStores liveStores(PoolStreams streams, Self self) {
        return new LiveStores(streams::running, new HostInfo(self.host(), self.port()));
    }

    @Bean(destroyMethod = "") // The life cycle closes it, behind HTTP.
    PoolStreams poolStreams(TopologyProperties properties, BrokerProperties broker, Self self) {
        FileLimit.require();
        String bootstrapServers = broker.bootstrapServers();
        AvroSerdes serdes = new AvroSerdes(broker.registryUrl());
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            BrokerCheck.requireTransactions(admin);
            new TopicCreator(admin).createMissing(Topics.ALL);
        }
        TopologyProperties.Instance instance = properties.instance();
        Properties options = StreamsOptions.of(
                bootstrapServers,
                new StreamsOptions.Instance(
                        instance.id(), instance.host(), self.port(), properties.stateDir(), instance.threads()));
        PriceSettings prices = new PriceSettings(
                properties.prices().minSources(),
                properties.prices().heartbeatBlocks(),
                properties.prices().submitters(),
                properties.prices().weights());
        return new PoolStreams(() -> PoolTopology.build(serdes, Layout.ofCatalogue(), prices), options);
    }

    @Bean
    StreamsLifecycle streamsLifecycle(PoolStreams streams) {
        return new StreamsLifecycle(streams);
    }

    @Bean
    PoolViews poolViews(LiveStores stores) {
        return new StorePoolViews(stores, Layout.ofCatalogue());
    }

    /** Behind the streams: they make the topics. */
    @Bean(initMethod = "start")
    TransactionTail transactionTail(BrokerProperties broker, PoolStreams streams) {
        return new TransactionTail(broker.bootstrapServers(), new AvroSerdes(broker.registryUrl()));
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
    BrokerPulse brokerPulse(BrokerProperties broker) {
        return BrokerPulse.start(broker.bootstrapServers());
    }

    @Bean
    PoolHealth poolHealth(PoolStreams streams, PoolViews views, BrokerPulse broker) {
        return new StreamsHealth(streams, views, broker::silence);
    }
}

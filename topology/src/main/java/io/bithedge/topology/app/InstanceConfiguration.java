package io.bithedge.topology.app;

import io.bithedge.api.guard.GuardProperties;
import io.bithedge.topology.instances.ClusterStores;
import io.bithedge.topology.instances.CopyLags;
import io.bithedge.topology.instances.HttpPeers;
import io.bithedge.topology.instances.OwnRows;
import io.bithedge.topology.instances.RowSerdes;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.streams.PoolStreams;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of what instances read of each other. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {
    @Bean
    InstanceSecret instanceSecret(TopologyProperties properties) {
        return InstanceSecret.of(properties);
    }

    @Bean
    RowSerdes rowSerdes() {
        return new RowSerdes();
    }

    @Bean
    LiveStores liveStores(PoolStreams streams, TopologyProperties properties, GuardProperties listeners) {
        return new LiveStores(
                streams::running, new HostInfo(properties.instance().host(), listeners.privatePort()));
    }

    @Bean(initMethod = "start")
    CopyLags copyLags(PoolStreams streams) {
        return new CopyLags(streams::running, streams.restores());
    }

    @Bean
    OwnRows ownRows(LiveStores stores, CopyLags lags, RowSerdes serdes) {
        return new OwnRows(stores, lags, serdes);
    }

    @Bean
    ClusterStores clusterStores(LiveStores stores, OwnRows own, RowSerdes serdes, InstanceSecret secret) {
        return new ClusterStores(stores, own, serdes, new HttpPeers(secret.word()));
    }
}

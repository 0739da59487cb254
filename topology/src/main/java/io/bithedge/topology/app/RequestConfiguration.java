package io.bithedge.topology.app;

import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.requests.KafkaIncidentLog;
import io.bithedge.topology.requests.KafkaQuoteLog;
import io.bithedge.topology.requests.KafkaWatchLog;
import io.bithedge.topology.requests.RequestProducer;
import io.bithedge.topology.requests.StoreQuotes;
import io.bithedge.topology.requests.StoreTransactions;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of what users ask for: written straight into topics, read from the tables of the streams. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
    @Bean
    StoreQuotes quoteBook(StoreAccess stores) {
        return new StoreQuotes(stores);
    }

    @Bean
    KafkaQuoteLog quoteLog(QuoteBook book, TopologyProperties properties, Cluster cluster) {
        return new KafkaQuoteLog(
                RequestProducer.open(
                        cluster, Topics.QUOTES, properties.instance().id()),
                book,
                InstantSource.system());
    }

    @Bean
    StoreTransactions walletTransactions(StoreAccess stores) {
        return new StoreTransactions(stores);
    }

    @Bean
    KafkaWatchLog watchLog(WalletTransactions known, TopologyProperties properties, Cluster cluster) {
        return new KafkaWatchLog(
                RequestProducer.open(
                        cluster,
                        Topics.WATCHED_TRANSACTIONS,
                        properties.instance().id()),
                known);
    }

    @Bean
    KafkaIncidentLog incidentLog(PoolViews views, TopologyProperties properties, Cluster cluster) {
        return new KafkaIncidentLog(
                RequestProducer.open(
                        cluster, Topics.INCIDENT_ACTIONS, properties.instance().id()),
                views::incidents);
    }
}

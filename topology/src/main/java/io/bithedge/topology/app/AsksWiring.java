package io.bithedge.topology.app;

import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.asks.AsksProducer;
import io.bithedge.topology.asks.KafkaQuoteLog;
import io.bithedge.topology.asks.KafkaWatchLog;
import io.bithedge.topology.asks.StoreQuotes;
import io.bithedge.topology.asks.StoreTransactions;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.streams.PoolStreams;
import java.time.InstantSource;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of what people ask for: written straight into topics, read from the tables of the streams. */
@Configuration(proxyBeanMethods = false)
class AsksWiring {
    @Bean
    LiveStores asksStores(PoolStreams streams, TopologyProperties properties, @Value("${server.port:8080}") int port) {
        return new LiveStores(
                streams::running, new HostInfo(properties.instance().host(), port));
    }

    @Bean
    StoreQuotes quoteBook(LiveStores stores) {
        return new StoreQuotes(stores);
    }

    @Bean
    KafkaQuoteLog quoteLog(QuoteBook book, TopologyProperties properties) {
        return new KafkaQuoteLog(
                AsksProducer.open(
                        properties.bootstrapServers(),
                        new AvroSerdes(properties.registryUrl()),
                        Topics.QUOTES,
                        properties.instance().id()),
                book,
                InstantSource.system());
    }

    @Bean
    StoreTransactions walletTransactions(LiveStores stores) {
        return new StoreTransactions(stores);
    }

    @Bean
    KafkaWatchLog watchLog(WalletTransactions known, TopologyProperties properties) {
        return new KafkaWatchLog(
                AsksProducer.open(
                        properties.bootstrapServers(),
                        new AvroSerdes(properties.registryUrl()),
                        Topics.WATCHED_TRANSACTIONS,
                        properties.instance().id()),
                known);
    }
}

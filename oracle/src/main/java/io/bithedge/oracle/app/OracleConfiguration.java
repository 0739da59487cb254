package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.ClosesFeed;
import io.bithedge.oracle.Feed;
import io.bithedge.oracle.KafkaPublisher;
import io.bithedge.oracle.PollingFeed;
import io.bithedge.oracle.Publisher;
import io.bithedge.oracle.QuoteRateBook;
import io.bithedge.oracle.exchange.CandleClient;
import io.bithedge.oracle.exchange.VenueClient;
import io.bithedge.oracle.exchange.VenueSettings;
import io.bithedge.oracle.file.ClosesFileFeed;
import io.bithedge.oracle.file.TicksFileFeed;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.pulse.BrokerPulse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProcessProperties.class, OracleProperties.class})
class OracleConfiguration {
    @Bean
    OracleSettings oracleSettings(ProcessProperties process, OracleProperties oracle) {
        return OracleSettings.of(process, oracle);
    }

    @Bean(destroyMethod = "close")
    Producer<String, PriceTickRecord> priceTicksProducer(OracleSettings checked, Cluster cluster) {
        return OracleProducer.open(cluster);
    }

    @Bean
    BrokerPulse brokerPulse(OracleSettings checked, Cluster cluster) {
        return BrokerPulse.start(cluster);
    }

    @Bean
    Feeds feeds(OracleSettings settings, Producer<String, PriceTickRecord> producer, BrokerPulse broker) {
        InstantSource clock = InstantSource.system();
        Publisher publisher = new KafkaPublisher(producer);
        List<Feed> feeds = new ArrayList<>();
        settings.closesFile().ifPresent(path -> feeds.add(new ClosesFileFeed(path, clock, publisher)));
        settings.ticksFile()
                .ifPresent(path -> feeds.add(new TicksFileFeed(
                        path, settings.stateDir().resolve("oracle"), settings.heartbeat(), clock, publisher)));
        for (OracleSettings.Configured it : settings.closesVenues()) {
            CandleClient candles = new CandleClient(it.venue(), it.settings(), clock);
            feeds.add(new ClosesFeed(candles, poolAssets(it.settings()), settings.closesDays(), clock, publisher));
        }
        feeds.addAll(venues(settings, clock, publisher));
        return new Feeds(feeds, settings.minSources(), clock, broker::silence);
    }

    @Bean
    OracleMetrics oracleMetrics(Feeds feeds) {
        return new OracleMetrics(feeds, InstantSource.system());
    }

    static List<Feed> venues(OracleSettings settings, InstantSource clock, Publisher publisher) {
        QuoteRateBook rates = new QuoteRateBook(publisher, settings.usdtMinSources(), settings.usdtMaxAge());
        List<Feed> feeds = new ArrayList<>();
        for (OracleSettings.Configured it : settings.venues()) {
            VenueClient client = new VenueClient(it.venue(), it.settings(), rates, clock);
            List<Asset> assets =
                    it.settings().markets().keySet().stream().sorted().toList();
            feeds.add(new PollingFeed(client, assets, it.settings().pollInterval(), clock, rates));
        }
        return feeds;
    }

    private static List<Asset> poolAssets(VenueSettings settings) {
        return Asset.OF_THE_POOL.stream()
                .filter(settings.markets()::containsKey)
                .toList();
    }
}

package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.KafkaPublisher;
import io.bithedge.oracle.PollingFeed;
import io.bithedge.oracle.Publisher;
import io.bithedge.oracle.exchange.CoinbaseTicker;
import io.bithedge.oracle.exchange.TickerRule;
import io.bithedge.oracle.file.ClosesFileFeed;
import io.bithedge.oracle.file.TicksFileFeed;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class OracleWiring {
    private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    OracleSettings oracleSettings(Environment environment) {
        return OracleSettings.of(environment);
    }

    @Bean(destroyMethod = "close")
    Producer<String, PriceTickRecord> priceTicksProducer(OracleSettings settings) {
        Map<String, Object> bootstrap = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        try (Admin admin = Admin.create(bootstrap)) {
            new TopicCreator(admin).createMissing(List.of(Topics.PRICE_TICKS));
        }
        Map<String, Object> configs = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "oracle",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        return new KafkaProducer<>(
                configs,
                new StringSerializer(),
                new AvroSerdes(settings.registryUrl()).of(Topics.PRICE_TICKS).serializer());
    }

    @Bean
    Feeds feeds(OracleSettings settings, Producer<String, PriceTickRecord> producer) {
        InstantSource clock = InstantSource.system();
        Publisher publisher = new KafkaPublisher(producer);
        List<Feed> feeds = new ArrayList<>();
        settings.closesFile().ifPresent(path -> feeds.add(new ClosesFileFeed(path, clock, publisher)));
        if (settings.sources().contains(OracleSettings.FILE)) {
            feeds.add(new TicksFileFeed(
                    settings.ticksFile().orElseThrow(),
                    settings.stateDir().resolve("oracle"),
                    settings.heartbeat(),
                    clock,
                    publisher));
        }
        if (settings.sources().contains(OracleSettings.COINBASE)) {
            CoinbaseTicker coinbase =
                    new CoinbaseTicker(settings.coinbaseUrl(), new TickerRule(settings.maxAge()), clock, HTTP_TIMEOUT);
            feeds.add(new PollingFeed(coinbase, settings.assets(), settings.pollInterval(), clock, publisher));
        }
        return new Feeds(feeds);
    }
}

package io.bithedge.connection;

import io.bithedge.schemas.connection.Cluster;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Found by every service that has this module. */
@AutoConfiguration
@EnableConfigurationProperties({KafkaProperties.class, RegistryProperties.class, TopicProperties.class})
class ConnectionConfiguration {
    @Bean
    Cluster cluster(
            Environment environment,
            KafkaProperties kafka,
            RegistryProperties registry,
            TopicProperties topics,
            SslBundles bundles) {
        return Connection.of(environment, kafka, new Connection.Ours(registry, topics), bundles);
    }
}

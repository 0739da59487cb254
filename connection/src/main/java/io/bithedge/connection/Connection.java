package io.bithedge.connection;

import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.Entry;
import io.bithedge.schemas.connection.Replication;
import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.RegistryTls;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** The cluster that the settings name. Throws {@link BadSetting} where brokers do not take what is set. */
public final class Connection {
    /** Of before {@code spring.kafka.*} was read; still taken where that is not set. */
    private static final String FORMER = "bithedge.kafka.bootstrap-servers";

    private static final String SERVERS = "spring.kafka.bootstrap-servers";
    private static final String REGISTRY = "bithedge.registry.url";
    private static final String PRODUCTION = "bithedge.production";

    private Connection() {}

    /** For a process without a Spring context. */
    public static Cluster of(Environment environment) {
        usePrefix(environment);
        return of(
                environment,
                Bound.of(environment, KafkaProperties.class),
                new Ours(Bound.of(environment, RegistryProperties.class), Bound.of(environment, TopicProperties.class)),
                bundles(Bound.of(environment, SslProperties.class)));
    }

    /** Before the first topic is named. */
    static void usePrefix(Environment environment) {
        String prefix = environment.getProperty(TopicPrefix.SETTING);
        if (prefix != null) {
            try {
                TopicPrefix.use(prefix);
            } catch (IllegalArgumentException e) {
                throw new BadSetting(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** What is set beside Boot's. */
    record Ours(RegistryProperties registry, TopicProperties topics) {}

    static Cluster of(Environment environment, KafkaProperties kafka, Ours ours, SslBundles bundles) {
        String former = environment.getProperty(FORMER, "");
        if (!former.isBlank() && environment.getProperty(SERVERS) == null) {
            kafka.setBootstrapServers(List.of(former.split(",")));
        }
        if (kafka.getBootstrapServers() == null || kafka.getBootstrapServers().isEmpty()) {
            throw new BadSetting(SERVERS, "host:port", "");
        }
        boolean isProduction = isProduction(environment);
        Replication replication = ours.topics().replication(isProduction);
        try {
            RegistryAccess registry = access(kafka, ours.registry(), bundles);
            boolean isReadOnly = isProduction && !kafka.getProperties().containsKey(RegistryAccess.AUTO_REGISTER);
            Cluster cluster =
                    new Cluster(settings(kafka, bundles), isReadOnly ? registry.readOnly() : registry, replication);
            if (cluster.isSecured()) {
                Entry.require(cluster);
            }
            return cluster;
        } catch (IllegalArgumentException e) {
            throw new BadSetting("spring.kafka: " + e.getMessage(), e);
        }
    }

    /** Where money is: what is weaker than it should be is refused, and nothing is made up on the way. */
    private static boolean isProduction(Environment environment) {
        return Bound.parsed(
                PRODUCTION, "true or false", environment.getProperty(PRODUCTION, "false"), Connection::truth);
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Map<Cluster.Client, Map<String, Object>> settings(KafkaProperties kafka, SslBundles bundles) {
        @Nullable String common = kafka.getSsl().getBundle();
        return Map.of(
                Cluster.Client.ADMIN,
                with(
                        kafka.buildAdminProperties(),
                        bundles,
                        kafka.getAdmin().getSsl().getBundle(),
                        common),
                Cluster.Client.CONSUMER,
                with(
                        kafka.buildConsumerProperties(),
                        bundles,
                        kafka.getConsumer().getSsl().getBundle(),
                        common),
                Cluster.Client.PRODUCER,
                with(
                        kafka.buildProducerProperties(),
                        bundles,
                        kafka.getProducer().getSsl().getBundle(),
                        common),
                Cluster.Client.STREAMS,
                with(
                        kafka.buildStreamsProperties(),
                        bundles,
                        kafka.getStreams().getSsl().getBundle(),
                        common));
    }

    /** Boot's own defaults are nobody's will. */
    private static Map<String, Object> with(Map<String, Object> built, SslBundles bundles, @Nullable String... names) {
        Map<String, Object> settings = new HashMap<>(built);
        settings.keySet()
                .removeAll(List.of(
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
        settings.remove(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        Arrays.stream(names)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .ifPresent(name -> {
                    settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
                    settings.put(SslBundle.class.getName(), bundles.getBundle(name));
                });
        return settings;
    }

    private static RegistryAccess access(KafkaProperties kafka, RegistryProperties registry, SslBundles bundles) {
        Map<String, String> properties = kafka.getProperties();
        String urls = String.join(",", registry.url());
        if (urls.isBlank() && !properties.containsKey(RegistryAccess.URL)) {
            throw new BadSetting(REGISTRY, "an http or https URL", "");
        }
        RegistryAccess access = RegistryAccess.of(properties, urls);
        return registry.sslBundle().isBlank() ? access : access.with(tls(bundles.getBundle(registry.sslBundle())));
    }

    private static RegistryTls tls(SslBundle bundle) {
        try {
            return RegistryTls.of(
                    bundle.getManagers().getKeyManagers(), bundle.getManagers().getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("bithedge.registry.ssl-bundle: " + e.getMessage(), e);
        }
    }

    private static SslBundles bundles(SslProperties properties) {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        properties
                .getBundle()
                .getPem()
                .forEach((name, it) -> bundles.registerBundle(name, PropertiesSslBundle.get(it)));
        properties
                .getBundle()
                .getJks()
                .forEach((name, it) -> bundles.registerBundle(name, PropertiesSslBundle.get(it)));
        return bundles;
    }
}

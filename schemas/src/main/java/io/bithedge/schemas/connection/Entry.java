package io.bithedge.schemas.connection;

import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/**
 * Whether the brokers let us in. Without it every client would say so in its own words, again and again. What is refused names the setting
 * that is wrong, and no password.
 */
public final class Entry {
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(15).toMillis();

    private Entry() {}

    /** The brokers do not take us, or we do not take them. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Asks a broker once. One that does not answer is no refusal. Throws {@link Refused}. */
    public static void require(Cluster cluster) {
        Map<String, Object> impatient = Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "entry",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(cluster.admin(impatient))) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw new Refused(sentence(refused, cluster.bootstrapServers()), refused);
            }
        } catch (KafkaException e) { // A store that does not open, a value that is none.
            throw new Refused("the Kafka clients cannot be made: " + reasons(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String sentence(AuthenticationException refused, String brokers) {
        if (refused instanceof SslAuthenticationException) {
            return encryption(refused, brokers);
        }
        if (refused instanceof UnsupportedSaslMechanismException) {
            return "sasl.mechanism (spring.kafka.properties.sasl.mechanism): expected one that the brokers %s offer: %s"
                    .formatted(brokers, refused.getMessage());
        }
        return "sasl.jaas.config (spring.kafka.properties.sasl.jaas.config): expected a user and password that the brokers %s take: %s"
                .formatted(brokers, refused.getMessage());
    }

    private static String encryption(Throwable refused, String brokers) {
        String reasons = reasons(refused);
        String lower = reasons.toLowerCase(Locale.ROOT);
        if (lower.contains("fatal alert")) {
            return "ssl.keystore.location (spring.kafka.ssl.key-store-location, or the keystore of the bundle): expected a certificate that the brokers %s take: %s"
                    .formatted(brokers, reasons);
        }
        if (causes(refused).anyMatch(CertificateExpiredException.class::isInstance)) {
            return "bootstrap.servers (spring.kafka.bootstrap-servers): expected brokers whose certificate is valid, that of %s is expired: %s"
                    .formatted(brokers, reasons);
        }
        if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            return "bootstrap.servers (spring.kafka.bootstrap-servers): expected hosts that the brokers' certificate names, got %s: %s"
                    .formatted(brokers, reasons);
        }
        return "ssl.truststore.location (spring.kafka.ssl.trust-store-location, or the truststore of the bundle): expected the authority that signed the certificate of %s: %s"
                .formatted(brokers, reasons);
    }

    /** Each cause says more than the one around it; the last says what it was. */
    private static String reasons(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> outer.contains(inner) ? outer : inner)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, it -> it.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }
}

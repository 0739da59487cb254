package io.bithedge.schemas.registry;

import static io.bithedge.schemas.registry.RegistryAccess.TLS_PREFIX;
import static io.bithedge.schemas.registry.RegistryAccess.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the client believes to be the registry, and the certificate that it shows itself. */
public record RegistryTls(SSLSocketFactory sockets, X509TrustManager trusted) {
    /** Of stores: {@code schema.registry.ssl.truststore.location} and so on. Empty when none is named. */
    static Optional<RegistryTls> of(Map<String, ?> settings) {
        Optional<String> trust = text(settings, TLS_PREFIX + "truststore.location");
        Optional<String> keys = text(settings, TLS_PREFIX + "keystore.location");
        if (trust.isEmpty() && keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust.isEmpty() ? null : store(settings, "truststore"));
            return Optional.of(of(
                    keys.isEmpty() ? null : keys(store(settings, "keystore"), keyPassword(settings)),
                    trusted.getTrustManagers()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(TLS_PREFIX + "*: expected stores that fit, got " + e.getMessage(), e);
        }
    }

    /** Throws IllegalArgumentException when none of the managers is for X.509. */
    public static RegistryTls of(KeyManager @Nullable [] keys, TrustManager[] trusted) throws GeneralSecurityException {
        X509TrustManager first = Arrays.stream(trusted)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trust manager for X.509"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trusted, null);
        return new RegistryTls(context.getSocketFactory(), first);
    }

    private static KeyManager[] keys(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys.getKeyManagers();
    }

    private static char[] keyPassword(Map<String, ?> settings) {
        return text(settings, TLS_PREFIX + "key.password")
                .or(() -> text(settings, TLS_PREFIX + "keystore.password"))
                .orElse("")
                .toCharArray();
    }

    private static KeyStore store(Map<String, ?> settings, String which) throws GeneralSecurityException {
        String name = TLS_PREFIX + which + ".location";
        String file = text(settings, name).orElse("");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(
                    text(settings, TLS_PREFIX + which + ".type").orElse("PKCS12"));
            store.load(
                    in,
                    text(settings, TLS_PREFIX + which + ".password").orElse("").toCharArray());
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s: expected a store that opens with its password, got %s: %s"
                            .formatted(name, file, e.getMessage()),
                    e);
        }
    }
}

package io.bithedge.topology.http.session;

import io.bithedge.topology.http.Forwarder;
import io.bithedge.topology.view.NotReadyException;
import io.bithedge.topology.view.PersonalNotes;
import io.bithedge.topology.view.PoolViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
class SessionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);
    private static final String SECRET_FILE = "sessions.key";
    private static final int SECRET_BYTES = 32;

    @Bean
    SignIn signIn(@Value("${bithedge.chain.id}") long chainId, @Value("${bithedge.contracts.vault}") String vault) {
        return new SignIn(chainId, vault);
    }

    @Bean
    Nonces nonces(SessionSettings settings) {
        return new Nonces(new SecureRandom(), Duration.ofSeconds(settings.challengeSeconds()), InstantSource.system());
    }

    @Bean
    Tokens tokens(
            SessionSettings settings,
            @Value("${bithedge.contracts.vault}") String vault,
            @Value("${bithedge.keys.dir}") Path keys) {
        return new Tokens(
                secret(keys.resolve(SECRET_FILE)),
                vault,
                Duration.ofMinutes(settings.tokenMinutes()),
                InstantSource.system());
    }

    @Bean
    SessionsController.Elsewhere sessionsElsewhere(PoolViews views, Forwarder forwarder) {
        return new SessionsController.Elsewhere(views, forwarder);
    }

    /** Where nobody keeps notes, people are told so. */
    @Bean
    Notes notes(ObjectProvider<PersonalNotes> kept) {
        return new Notes(kept.getIfAvailable(NowhereKept::new));
    }

    record Notes(PersonalNotes kept) {}

    /** The same on every instance, 64 hex digits. Without it, a token is good on this instance until it stops. */
    private static byte[] secret(Path file) {
        if (!Files.exists(file)) {
            LOG.warn("{} is missing: tokens are good on this instance only, until it stops", file);
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return random;
        }
        try {
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length != SECRET_BYTES) {
                throw new IllegalStateException(
                        file + ": expected %d hex digits, got %d".formatted(2 * SECRET_BYTES, 2 * secret.length));
            }
            return secret;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + ": expected 64 hex digits", e);
        }
    }

    private static final class NowhereKept implements PersonalNotes {
        @Override
        public Optional<Note> note(String address, String name) {
            throw nowhere();
        }

        @Override
        public List<Note> notes(String address, String prefix) {
            throw nowhere();
        }

        @Override
        public void write(String address, Note note) {
            throw nowhere();
        }

        @Override
        public void erase(String address, String name) {
            throw nowhere();
        }

        private static NotReadyException nowhere() {
            return new NotReadyException("this instance keeps no notes");
        }
    }
}

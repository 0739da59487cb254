package io.bithedge.submitter.app;

import io.bithedge.submitter.port.KeyRing;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.signing.RemoteSigning;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who signs: `bithedge.signer.socket` names the Unix socket of a signer process, and then no key file is read; without it the keys of
 * `bithedge.keys.dir` sign in this process.
 */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    /** A signature takes milliseconds; a disk that syncs slowly may take seconds. The agent waits meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    SigningPort signingPort(SubmitterProperties properties) {
        String socket = properties.signer().socket();
        return socket.isBlank()
                ? new KeyRing(KeyFiles.read(properties.keysDir(), properties.roles()))
                : new RemoteSigning(new RemoteSigning.Settings(
                        Path.of(socket.strip()),
                        properties.agent().network(),
                        properties.agent().chainId(),
                        properties.roles(),
                        PATIENCE));
    }
}

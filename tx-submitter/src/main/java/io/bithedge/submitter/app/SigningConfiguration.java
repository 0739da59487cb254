package io.bithedge.submitter.app;

import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.signing.RemoteSigning;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who signs: the signer process behind the Unix socket `bithedge.signer.socket`. No key is read here. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {
    /** A signature takes milliseconds; a disk that syncs slowly may take seconds. The agent waits meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    SigningPort signingPort(SubmitterProperties properties) {
        return new RemoteSigning(new RemoteSigning.Settings(
                properties.signerSocket(),
                properties.agent().network(),
                properties.agent().chainId(),
                properties.roles(),
                PATIENCE));
    }
}

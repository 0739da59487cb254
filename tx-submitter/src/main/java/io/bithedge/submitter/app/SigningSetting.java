package io.bithedge.submitter.app;

import io.bithedge.submitter.port.KeyRing;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.signing.RemoteSigning;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * Who signs: `bithedge.signer.socket` names the Unix socket of a signer process, and then no key file is read; without it the keys of
 * `bithedge.keys.dir` sign in this process.
 */
final class SigningSetting {
    static final String SOCKET = "bithedge.signer.socket";

    /** A signature takes milliseconds; a disk that syncs slowly may take seconds. The agent waits meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SigningSetting() {}

    static SigningPort of(Environment environment, SubmitterProperties config) {
        String socket = environment.getProperty(SOCKET, "");
        return socket.isBlank()
                ? new KeyRing(KeyFiles.read(config.keysDir(), config.roles()))
                : new RemoteSigning(new RemoteSigning.Settings(
                        Path.of(socket),
                        config.agent().network(),
                        config.agent().chainId(),
                        config.roles(),
                        PATIENCE));
    }
}

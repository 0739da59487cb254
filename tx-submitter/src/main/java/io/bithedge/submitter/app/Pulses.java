package io.bithedge.submitter.app;

import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.pulse.BrokerPulse;
import io.bithedge.schemas.pulse.Pulse;
import io.bithedge.stacks.remote.SignerClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Broker and signer: without them nothing is sent, and the agent waits for both without a word. */
final class Pulses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BrokerPulse broker;
    private final Pulse signer;

    private Pulses(BrokerPulse broker, Pulse signer) {
        this.broker = broker;
        this.signer = signer;
    }

    static Pulses start(Cluster cluster, Path signerSocket) {
        return new Pulses(
                BrokerPulse.start(cluster), new Pulse("the signer", () -> ask(signerSocket), Pulse.Pace.USUAL).start());
    }

    private static void ask(Path socket) throws Exception {
        try (SignerClient client = SignerClient.connect(socket, PATIENCE)) {
            client.status();
        }
    }

    /** In words who is silent, and for how long. */
    Optional<String> silence() {
        return broker.silence().or(signer::silence).map(words -> words + ": nothing is sent");
    }

    Duration brokerAge() {
        return broker.age();
    }

    @Override
    public void close() {
        broker.close();
        signer.close();
    }
}

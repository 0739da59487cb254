package io.bithedge.submitter.app;

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
    private final Optional<Pulse> signer;

    private Pulses(BrokerPulse broker, Optional<Pulse> signer) {
        this.broker = broker;
        this.signer = signer;
    }

    /** {@code signerSocket}: empty when the keys are in this process. */
    static Pulses start(String bootstrapServers, Optional<Path> signerSocket) {
        return new Pulses(
                BrokerPulse.start(bootstrapServers),
                signerSocket.map(socket -> new Pulse("the signer", () -> ask(socket), Pulse.Pace.USUAL).start()));
    }

    private static void ask(Path socket) throws Exception {
        try (SignerClient client = SignerClient.connect(socket, PATIENCE)) {
            client.status();
        }
    }

    /** In words who is silent, and for how long. */
    Optional<String> silence() {
        return broker.silence().or(() -> signer.flatMap(Pulse::silence)).map(words -> words + ": nothing is sent");
    }

    Duration brokerAge() {
        return broker.age();
    }

    @Override
    public void close() {
        broker.close();
        signer.ifPresent(Pulse::close);
    }
}

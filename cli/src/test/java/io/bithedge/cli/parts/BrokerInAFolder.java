package io.bithedge.cli.parts;

import io.bithedge.cli.process.Supervisor;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A program: formats and starts the broker of `up` with a data folder, waits until it answers, and stops it. */
final class BrokerInAFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private BrokerInAFolder() {}

    /** The checkout, the data folder. */
    public static void main(String[] args) throws Exception {
        Layout layout = new Layout(Path.of(args[0]), Path.of(args[1]));
        Ports ports = Ports.of(
                OptionalInt.empty(),
                Map.of(Port.KAFKA.partName(), freePort(), Port.KAFKA_CONTROLLER.partName(), freePort()));
        Supervisor supervisor = new Supervisor(System.out::println, parts -> {});
        try {
            supervisor.start(new KafkaPart(layout, ports).prepare()).awaitReady(PATIENCE);
        } finally {
            supervisor.stopAll();
        }
        System.out.println(List.of("answered", ports.of(Port.KAFKA)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

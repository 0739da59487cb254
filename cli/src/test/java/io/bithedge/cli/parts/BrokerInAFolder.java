package io.bithedge.cli.parts;

import io.bithedge.cli.process.Supervised;
import io.bithedge.cli.process.Supervisor;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Replication;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;

/** A program: formats and starts the brokers of `up` with a data folder, waits until they answer, makes a topic, and stops them. */
final class BrokerInAFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private BrokerInAFolder() {}

    /** The checkout, the data folder, how many. */
    public static void main(String[] args) throws Exception {
        Layout layout = new Layout(Path.of(args[0]), Path.of(args[1]));
        Counts counts = new Counts(Integer.parseInt(args[2]), 1, 1, 1);
        Map<String, Integer> free = new HashMap<>();
        for (Instance broker : counts.of(Instance.Kind.BROKER)) {
            for (String name : broker.portNames()) {
                free.put(name, freePort());
            }
        }
        Brokers brokers = new Brokers(layout, Ports.of(OptionalInt.empty(), free, counts), counts);
        Supervisor supervisor = new Supervisor(System.out::println, parts -> {});
        try {
            List<Supervised> started =
                    brokers.prepare().stream().map(supervisor::start).toList();
            started.forEach(broker -> broker.awaitReady(PATIENCE));
            System.out.println(List.of("answered", brokers.bootstrapServers()));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()))) {
                makeTopics(admin, new Replication(counts.replication(), counts.minInsyncReplicas()));
            }
        } finally {
            supervisor.stopAll();
        }
    }

    /** One topic is as it is set; another set of copies is none that it has. */
    private static void makeTopics(Admin admin, Replication set) {
        new TopicCreator(admin, set).createMissing(List.of(Topics.PRICE_TICKS));
        try {
            new TopicCreator(admin, new Replication(5, 4)).createMissing(List.of(Topics.PRICE_TICKS));
        } catch (TopicCreator.ShapeMismatch weak) {
            System.out.println("refused: " + weak.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

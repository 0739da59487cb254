package io.bithedge.cli.parts;

import io.bithedge.cli.parts.Instance.Kind;
import io.bithedge.cli.process.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** The genuine brokers of one cluster: one, or three that are also the quorum of its controllers. */
public final class Brokers {
    private static final String HOST = "127.0.0.1:";

    private final Layout layout;
    private final Ports ports;
    private final Counts counts;

    public Brokers(Layout layout, Ports ports, Counts counts) {
        this.layout = layout;
        this.ports = ports;
        this.counts = counts;
    }

    /** As many as there were, with the ports they had last. Throws IllegalArgumentException when the folder has never had a broker. */
    public static Brokers asTheyWere(Layout layout) throws IOException {
        Counts counts = new Counts(
                countIn(layout)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is nothing of a broker in " + layout.kafka(Kind.BROKER.first()))),
                Counts.ONE.topologies(),
                Counts.ONE.submitters(),
                Counts.ONE.watchers());
        Map<String, Integer> numbers = new HashMap<>();
        for (Instance broker : counts.of(Kind.BROKER)) {
            for (String listener :
                    settings(layout, broker).getProperty("listeners", "").split(",", -1)) {
                int number = Integer.parseInt(listener.substring(listener.lastIndexOf(':') + 1));
                numbers.put(
                        listener.startsWith(KafkaPart.CONTROLLER) ? broker.secondName() : broker.partName(), number);
            }
        }
        return new Brokers(layout, Ports.of(OptionalInt.empty(), numbers, counts), counts);
    }

    public String bootstrapServers() {
        return bootstrapServers(ports, counts);
    }

    /** All of them: any one may be away. */
    static String bootstrapServers(Ports ports, Counts counts) {
        return bootstrapServers(counts.of(Kind.BROKER).stream()
                .map(broker -> ports.of(broker.partName()))
                .toList());
    }

    static String bootstrapServers(List<Integer> ports) {
        return ports.stream().map(port -> HOST + port).collect(Collectors.joining(","));
    }

    /**
     * Writes the settings, formats the folders when they are new, and returns the brokers to start. Throws IllegalArgumentException when the
     * folder was made by another number of them.
     */
    public List<Part> prepare() throws IOException, InterruptedException {
        Optional<Integer> before = countIn(layout);
        if (before.isPresent() && before.get() != counts.brokers()) {
            throw new IllegalArgumentException(
                    "--brokers: expected %d, which %s was made with, got %d. A quorum stays what it was made as: start anew with another --data and read the chain again"
                            .formatted(before.get(), layout.data(), counts.brokers()));
        }
        String cluster = cluster();
        List<Part> parts = new ArrayList<>();
        for (Instance broker : counts.of(Kind.BROKER)) {
            parts.add(new KafkaPart(layout, ports, broker, quorum()).prepare(cluster));
        }
        return parts;
    }

    /** Where controllers vote: empty for one alone, which votes for itself. The ports may be others at each start. */
    private KafkaPart.Quorum quorum() {
        List<String> voters = counts.brokers() == 1
                ? List.of()
                : counts.of(Kind.BROKER).stream()
                        .map(it -> "%d@%s%d".formatted(it.number(), HOST, ports.of(it.secondName())))
                        .toList();
        return new KafkaPart.Quorum(voters, counts.replication(), counts.minInsyncReplicas());
    }

    /** The first one was formatted first. */
    private String cluster() throws IOException {
        Path meta = KafkaPart.meta(layout, Kind.BROKER.first());
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        return read(meta).getProperty("cluster.id", "");
    }

    /** How many brokers a folder was made by; empty when it is new. */
    private static Optional<Integer> countIn(Layout layout) throws IOException {
        Instance first = Kind.BROKER.first();
        if (!Files.exists(KafkaPart.settings(layout, first))) {
            return Optional.empty();
        }
        int voters =
                settings(layout, first).getProperty(KafkaPart.VOTERS, "alone").split(",", -1).length;
        return Optional.of(voters);
    }

    private static Properties settings(Layout layout, Instance broker) throws IOException {
        return read(KafkaPart.settings(layout, broker));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}

package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.cli.process.PartLog;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** The genuine broker: one process in combined mode, formatted once, with its jars in a folder of their own. */
public final class KafkaPart {
    private static final String NAME = Port.KAFKA.partName();
    private static final int HEAP_MB = 512;
    private static final int PROBE_TIMEOUT_MS = 3_000;

    private final Layout layout;
    private final Ports ports;

    public KafkaPart(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    /** With the ports it had last. Throws IllegalArgumentException when the folder has never had a broker. */
    public static KafkaPart asItWas(Layout layout) throws IOException {
        Path file = layout.kafka().resolve("server.properties");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is nothing of a broker in " + layout.kafka());
        }
        Properties last = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            last.load(in);
        }
        Map<String, Integer> ports = new HashMap<>();
        for (String listener : last.getProperty("listeners", "").split(",", -1)) {
            int number = Integer.parseInt(listener.substring(listener.lastIndexOf(':') + 1));
            Port port = listener.startsWith("CONTROLLER") ? Port.KAFKA_CONTROLLER : Port.KAFKA;
            ports.put(port.partName(), number);
        }
        return new KafkaPart(layout, Ports.of(OptionalInt.empty(), ports));
    }

    public String bootstrapServers() {
        return bootstrapServers(ports);
    }

    public static String bootstrapServers(Ports ports) {
        return bootstrapServers(ports.of(Port.KAFKA));
    }

    static String bootstrapServers(int port) {
        return "127.0.0.1:" + port;
    }

    /** Writes the settings, formats the folder when it is new, and returns the broker to start. */
    public Part prepare() throws IOException, InterruptedException {
        OwnerOnly.narrowFolder(layout.kafka());
        Path settings = layout.kafka().resolve("server.properties");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        // Escapes what the reader of such a file would not take as it stands: umlauts, blanks, backslashes.
        settings().store(text, null);
        AtomicFile.write(settings, text.toString(StandardCharsets.ISO_8859_1));
        Path log = layout.log(NAME);
        if (!Files.exists(logs().resolve("meta.properties"))) {
            format(settings, log);
        }
        String marker = Java.marker(NAME, layout);
        return new Part(
                NAME,
                Java.part(NAME, layout, HEAP_MB, words(List.of("kafka.Kafka", settings.toString()))),
                Map.of(),
                layout.data(),
                log,
                marker,
                ports.of(Port.KAFKA),
                this::isReady,
                Duration.ofSeconds(30));
    }

    private Path logs() {
        return layout.kafka().resolve("logs");
    }

    private Properties settings() {
        String broker = "127.0.0.1:" + ports.of(Port.KAFKA);
        String controller = "127.0.0.1:" + ports.of(Port.KAFKA_CONTROLLER);
        String listeners = "PLAINTEXT://%s,CONTROLLER://%s".formatted(broker, controller);
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.bootstrap.servers", controller),
                Map.entry("listeners", listeners),
                Map.entry("advertised.listeners", listeners),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", logs().toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "10"),
                // Of a group that is away: a year. The stores know better; submitter and watcher only read more than
                // once.
                Map.entry("offsets.retention.minutes", "525600"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "10"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                // Back within seconds after a kill: the old registration of the broker runs out sooner.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500")));
        return settings;
    }

    private void format(Path settings, Path log) throws IOException, InterruptedException {
        OwnerOnly.narrowFolder(layout.logs());
        List<String> format = List.of(
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                settings.toString());
        Process process = new ProcessBuilder(Java.command(Java.marker("kafka-format", layout), HEAP_MB, words(format)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new PartFailedException("kafka: the folder %s could not be formatted. The end of %s:%n    %s"
                    .formatted(logs(), log, String.join("\n    ", PartLog.tail(log, 20))));
        }
    }

    private List<String> words(List<String> words) {
        List<String> rest = new ArrayList<>(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.server=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-cp",
                Java.classPath(layout.kafkaJars().resolve("*"))));
        rest.addAll(words);
        return rest;
    }

    private boolean isReady() throws InterruptedException {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers(ports));
        properties.put("default.api.timeout.ms", PROBE_TIMEOUT_MS);
        properties.put("request.timeout.ms", PROBE_TIMEOUT_MS);
        try (Admin admin = Admin.create(properties)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}

package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.cli.process.PartLog;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** One genuine broker, controller and broker in one process, with its jars in a folder of their own. */
final class KafkaPart {
    static final String CONTROLLER = "CONTROLLER";
    static final String VOTERS = "controller.quorum.voters";

    private static final int HEAP_MB = 512;
    private static final int PROBE_TIMEOUT_MS = 3_000;

    private final Layout layout;
    private final Ports ports;
    private final Instance broker;
    private final Quorum quorum;

    /**
     * What the brokers are together.
     *
     * @param voters number@host:port of each controller; empty for one broker, which needs no other.
     * @param replication on how many brokers a record is unless its topic says otherwise.
     * @param minInsyncReplicas on how many it must be before it counts.
     */
    record Quorum(List<String> voters, int replication, int minInsyncReplicas) {
        private boolean isAlone() {
            return voters.isEmpty();
        }
    }

    KafkaPart(Layout layout, Ports ports, Instance broker, Quorum quorum) {
        this.layout = layout;
        this.ports = ports;
        this.broker = broker;
        this.quorum = quorum;
    }

    static Path settings(Layout layout, Instance broker) {
        return layout.kafka(broker).resolve("server.properties");
    }

    /** What formatting leaves. */
    static Path meta(Layout layout, Instance broker) {
        return logs(layout, broker).resolve("meta.properties");
    }

    private static Path logs(Layout layout, Instance broker) {
        return layout.kafka(broker).resolve("logs");
    }

    /** Writes the settings, formats the folder when it is new, and returns the broker to start. */
    Part prepare(String cluster) throws IOException, InterruptedException {
        String name = broker.partName();
        OwnerOnly.narrowFolder(layout.kafka(broker));
        Path settings = settings(layout, broker);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        // Escapes what the reader of such a file would not take as it stands: umlauts, blanks, backslashes.
        settings().store(text, null);
        AtomicFile.write(settings, text.toString(StandardCharsets.ISO_8859_1));
        Path log = layout.log(name);
        if (!Files.exists(meta(layout, broker))) {
            format(cluster, settings, log);
        }
        String marker = Java.marker(name, layout);
        return new Part(
                name,
                Java.part(name, layout, HEAP_MB, words(List.of("kafka.Kafka", settings.toString()))),
                Map.of(),
                layout.data(),
                log,
                marker,
                ports.of(name),
                this::isReady,
                Duration.ofSeconds(30));
    }

    private Properties settings() {
        String own = "127.0.0.1:" + ports.of(broker.partName());
        String controller = "127.0.0.1:" + ports.of(broker.secondName());
        String listeners = "PLAINTEXT://%s,%s://%s".formatted(own, CONTROLLER, controller);
        String copies = Integer.toString(quorum.replication());
        String inSync = Integer.toString(quorum.minInsyncReplicas());
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(broker.number())),
                quorum.isAlone()
                        ? Map.entry("controller.quorum.bootstrap.servers", controller)
                        : Map.entry(VOTERS, String.join(",", quorum.voters())),
                Map.entry("listeners", listeners),
                Map.entry("advertised.listeners", listeners),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", logs(layout, broker).toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", copies),
                Map.entry("min.insync.replicas", inSync),
                Map.entry("offsets.topic.replication.factor", copies),
                Map.entry("offsets.topic.num.partitions", "10"),
                // Of a group that is away: a year. The stores know better; submitter and watcher only read more than
                // once.
                Map.entry("offsets.retention.minutes", "525600"),
                Map.entry("transaction.state.log.replication.factor", copies),
                Map.entry("transaction.state.log.min.isr", inSync),
                Map.entry("transaction.state.log.num.partitions", "10"),
                Map.entry("share.coordinator.state.topic.replication.factor", copies),
                Map.entry("share.coordinator.state.topic.min.isr", inSync),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                // Back within seconds after a kill: the old registration of the broker runs out sooner.
                Map.entry("broker.session.timeout.ms", quorum.isAlone() ? "3000" : "6000"),
                Map.entry("broker.heartbeat.interval.ms", "500")));
        return settings;
    }

    /** One that is alone stands for itself as the quorum; of several each is told the voters by its settings. */
    private void format(String cluster, Path settings, Path log) throws IOException, InterruptedException {
        OwnerOnly.narrowFolder(layout.logs());
        List<String> format = new ArrayList<>(List.of("kafka.tools.StorageTool", "format"));
        if (quorum.isAlone()) {
            format.add("--standalone");
        }
        format.addAll(List.of("-t", cluster, "-c", settings.toString()));
        Process process = new ProcessBuilder(Java.command(Java.marker("kafka-format", layout), HEAP_MB, words(format)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new PartFailedException("%s: the folder %s could not be formatted. The end of %s:%n    %s"
                    .formatted(
                            broker.partName(),
                            logs(layout, broker),
                            log,
                            String.join("\n    ", PartLog.tail(log, 20))));
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
        properties.put("bootstrap.servers", Brokers.bootstrapServers(List.of(ports.of(broker.partName()))));
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

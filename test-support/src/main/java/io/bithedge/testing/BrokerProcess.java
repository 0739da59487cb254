package io.bithedge.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** The genuine broker in a process of its own, on free ports, its data in the given folder. Closing kills it. */
public final class BrokerProcess implements AutoCloseable {
    /** A guard against hanging, not a limit on speed. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int CLOSE_SECONDS = 20;
    /** 16 bytes in base64, as Kafka wants it. */
    private static final String CLUSTER_ID = "AAAAAAAAAAAAAAAAAAAAAQ";

    private final Process process;
    /** By the name of their listener. */
    private final Map<String, Integer> ports;

    /**
     * Another broker than one that asks nobody.
     *
     * @param listeners by protocol, such as SASL_SSL; brokers themselves use the last one.
     * @param settings further lines of its settings.
     * @param formatting further words when its folder is formatted, such as users.
     * @param loggers further elements of its logging.
     */
    public record Variant(List<String> listeners, String settings, List<String> formatting, String loggers) {
        static final Variant OPEN = new Variant(List.of("PLAINTEXT"), "", List.of(), "");
    }

    private BrokerProcess(Process process, Map<String, Integer> ports) {
        this.process = process;
        this.ports = ports;
    }

    /** With the Kafka jars of the caller's own class path. */
    public static BrokerProcess start(Path folder) throws IOException, InterruptedException {
        return start(folder, System.getProperty("java.class.path"));
    }

    public static BrokerProcess start(Path folder, String classPath) throws IOException, InterruptedException {
        return start(folder, classPath, Variant.OPEN);
    }

    public static BrokerProcess start(Path folder, Variant variant) throws IOException, InterruptedException {
        return start(folder, System.getProperty("java.class.path"), variant);
    }

    private static BrokerProcess start(Path folder, String classPath, Variant variant)
            throws IOException, InterruptedException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String listener : variant.listeners()) {
            ports.put(listener, freePort());
        }
        Path settings = folder.resolve("server.properties");
        Files.writeString(settings, settings(folder, ports, freePort()) + variant.settings());
        Files.writeString(folder.resolve("logback.xml"), logging(variant));
        Path log = folder.resolve("broker.log");
        List<String> format =
                new ArrayList<>(List.of("kafka.tools.StorageTool", "format", "--standalone", "-t", CLUSTER_ID));
        format.addAll(variant.formatting());
        format.add("-c");
        int status = java(folder, classPath, format, settings).waitFor();
        if (status != 0) {
            throw new IOException(
                    "the broker's folder was not formatted: status %d, %s".formatted(status, Files.readString(log)));
        }
        BrokerProcess broker = new BrokerProcess(java(folder, classPath, List.of("kafka.Kafka"), settings), ports);
        broker.awaitPort(log);
        return broker;
    }

    public String bootstrapServers() {
        return bootstrapServers(ports.keySet().iterator().next());
    }

    public String bootstrapServers(String listener) {
        return "127.0.0.1:" + ports.get(listener);
    }

    @Override
    public void close() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void awaitPort(Path log) throws IOException {
        try {
            await("the broker listens at " + bootstrapServers())
                    .atMost(START_TIMEOUT)
                    .pollInterval(POLL)
                    .until(() -> isListening() || !process.isAlive());
        } catch (ConditionTimeoutException late) {
            close();
            throw new IllegalStateException(
                    "%s, its log:%n%s".formatted(late.getMessage(), Files.readString(log)), late);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker ended with status %d, its log:%n%s"
                    .formatted(process.exitValue(), Files.readString(log)));
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(),
                            ports.values().iterator().next()),
                    500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** C1 and the serial collector: it lives for some seconds. Without settings, logback would write every request. */
    private static Process java(Path folder, String classPath, List<String> words, Path settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp",
                classPath));
        command.addAll(words);
        command.add(settings.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    private static String logging(Variant variant) {
        return """
                <configuration>
                    <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                        <encoder><pattern>%%d %%-5level %%logger{20} %%msg%%n</pattern></encoder>
                    </appender>
                    %s
                    <root level="WARN"><appender-ref ref="console"/></root>
                </configuration>
                """.formatted(variant.loggers());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String settings(Path folder, Map<String, Integer> ports, int controllerPort) {
        String listeners = ports.entrySet().stream()
                .map(it -> it.getKey() + "://127.0.0.1:" + it.getValue())
                .collect(Collectors.joining(","));
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=%1$s,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=%1$s,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=%4$s
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=500
                # Its second heartbeat lets it serve.
                broker.heartbeat.interval.ms=200
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(
                        listeners,
                        controllerPort,
                        folder.resolve("data"),
                        List.copyOf(ports.keySet()).getLast());
    }
}

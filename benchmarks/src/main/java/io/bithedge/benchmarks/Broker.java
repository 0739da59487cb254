package io.bithedge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** The genuine broker as a process of its own, on a free port, with its data in a folder that is thrown away. */
final class Broker implements AutoCloseable {
    /** Folder with the broker's jars, as the module standalone/parts collects them. */
    private static final String JARS = "bithedge.broker.jars";

    private static final int START_ATTEMPTS = 30;

    private final Process process;
    private final String bootstrapServers;

    private Broker(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static Broker start(Path folder) throws IOException, InterruptedException {
        String broker = "127.0.0.1:" + freePort();
        String controller = "127.0.0.1:" + freePort();
        Path settings = folder.resolve("server.properties");
        Files.writeString(settings, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=%2$s
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                advertised.listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(broker, controller, folder.resolve("log")));
        String id = Uuid.randomUuid().toString();
        Process format =
                java(folder, "kafka.tools.StorageTool", "format", "--standalone", "-t", id, "-c", settings.toString());
        if (format.waitFor() != 0) {
            throw new IllegalStateException("the broker's folder could not be formatted, see " + folder);
        }
        Process process = java(folder, "kafka.Kafka", settings.toString());
        Broker started = new Broker(process, broker);
        started.awaitReady();
        return started;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    private void awaitReady() throws InterruptedException {
        Map<String, Object> options = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        for (int attempt = 1; ; attempt++) {
            try (Admin admin = Admin.create(options)) {
                admin.describeCluster().nodes().get();
                return;
            } catch (ExecutionException e) {
                if (attempt == START_ATTEMPTS) {
                    throw new IllegalStateException("the broker does not answer at " + bootstrapServers, e);
                }
            }
        }
    }

    private static Process java(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(JARS, "standalone/parts/target/kafka") + "/*"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.txt").toFile()))
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.bithedge.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The genuine broker in a process of its own, on free ports, its data in the given folder. Closing kills it. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final int CLOSE_SECONDS = 20;
    /** 16 bytes in base64, as Kafka wants it. */
    private static final String CLUSTER_ID = "AAAAAAAAAAAAAAAAAAAAAQ";

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** With the Kafka jars of the caller's own class path. */
    public static BrokerProcess start(Path folder) throws IOException, InterruptedException {
        return start(folder, System.getProperty("java.class.path"));
    }

    public static BrokerProcess start(Path folder, String classPath) throws IOException, InterruptedException {
        int port = freePort();
        Path settings = folder.resolve("server.properties");
        Files.writeString(settings, settings(folder, port, freePort()));
        Path formatLog = folder.resolve("format.log");
        Process format = java(
                formatLog,
                classPath,
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                CLUSTER_ID,
                "-c",
                settings.toString());
        if (!format.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
            format.destroyForcibly();
            throw new IOException("the broker's folder was not formatted: " + Files.readString(formatLog));
        }
        Process process = java(folder.resolve("broker.log"), classPath, "kafka.Kafka", settings.toString());
        BrokerProcess broker = new BrokerProcess(process, port);
        broker.awaitPort();
        return broker;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void awaitPort() throws InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("the broker did not listen on port " + port + " within " + START_TIMEOUT);
    }

    private static Process java(Path log, String classPath, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String settings(Path folder, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
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
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort, folder.resolve("data"));
    }
}

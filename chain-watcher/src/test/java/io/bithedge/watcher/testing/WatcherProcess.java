package io.bithedge.watcher.testing;

import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.contract.OurContracts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The watcher as a process of its own. Closing it is kill -9. */
public final class WatcherProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern TIP = Pattern.compile("\"tip\":\\{[^}]*?\"height\":(\\d+)");

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private WatcherProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    public static WatcherProcess start(BrokerProcess broker, FakeServer server, Path folder) throws IOException {
        return start(broker.bootstrapServers(), server.url(), server.url(), FakeChain.CONTRACTS, folder);
    }

    public static WatcherProcess start(
            String bootstrapServers, String registryUrl, String chainUrl, OurContracts contracts, Path folder)
            throws IOException {
        return startWith(
                folder,
                "--bithedge.kafka.bootstrap-servers=" + bootstrapServers,
                "--bithedge.registry.url=" + registryUrl,
                "--bithedge.chain.node-url=" + chainUrl,
                "--bithedge.chain.api-url=" + chainUrl,
                "--bithedge.chain.finality-burn-blocks=900",
                "--bithedge.contracts.vault=" + contracts.vault(),
                "--bithedge.contracts.registry=" + contracts.registry(),
                "--bithedge.contracts.oracle=" + contracts.oracle(),
                "--bithedge.watcher.max-blocks-per-transaction=7",
                "--bithedge.watcher.poll-interval-ms=50");
    }

    public static WatcherProcess startWith(Path folder, String... arguments) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path log = Files.createTempFile(folder, "watcher", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bithedge.watcher.app.WatcherApplication",
                "--server.port=" + port));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WatcherProcess(process, log, port);
    }

    public void awaitReady() throws Exception {
        await("/ready", body -> body.contains("\"UP\""));
    }

    public void awaitTip(long height) throws Exception {
        await("/status", body -> {
            Matcher matcher = TIP.matcher(body);
            return matcher.find() && Long.parseLong(matcher.group(1)) == height;
        });
    }

    public String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the watcher did not exit");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    /** kill -9. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }

    private void await(String path, java.util.function.Predicate<String> holds) throws Exception {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String last = "nothing";
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                last = get(path);
                if (holds.test(last)) {
                    return;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("waited for %s, last answer %s, output:%n%s".formatted(path, last, output()));
    }
}

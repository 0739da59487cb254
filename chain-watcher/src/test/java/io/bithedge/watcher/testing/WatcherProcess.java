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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The watcher as a process of its own. Closing it is kill -9. */
public final class WatcherProcess implements AutoCloseable {
    /** A guard against hanging, not a limit on speed. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(50);
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
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--bithedge.registry.url=" + registryUrl,
                "--bithedge.chain.node-url=" + chainUrl,
                "--bithedge.chain.api-url=" + chainUrl,
                "--bithedge.chain.finality-burn-blocks=900",
                "--bithedge.contracts.vault=" + contracts.vault(),
                "--bithedge.contracts.registry=" + contracts.registry(),
                "--bithedge.contracts.oracle=" + contracts.oracle(),
                "--bithedge.contracts.roles=" + FakeChain.ROLES,
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
                "--server.port=" + port,
                // Whoever is killed here is replaced soon.
                "--bithedge.instances.session-timeout-ms=2000"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WatcherProcess(process, log, port);
    }

    public void awaitReady() throws IOException {
        await("/ready", body -> body.contains("\"UP\""));
    }

    public void awaitTip(long height) throws IOException {
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

    private void await(String path, Predicate<String> holds) throws IOException {
        AtomicReference<String> last = new AtomicReference<>("nothing");
        try {
            Awaitility.await(path)
                    .atMost(TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> !process.isAlive() || holds.test(last.updateAndGet(before -> answer(path))));
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException(failure(path, last.get()), late);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(failure(path, last.get()));
        }
    }

    private String answer(String path) {
        try {
            return get(path);
        } catch (IOException notYet) {
            return notYet.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + path, e);
        }
    }

    private String failure(String path, String last) throws IOException {
        return "waited for %s, last answer %s, output:%n%s".formatted(path, last, output());
    }
}

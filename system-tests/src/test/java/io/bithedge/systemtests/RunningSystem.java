package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole system in a folder of its own, on ports of its own; closed, all its processes are gone. */
public final class RunningSystem implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PARTS = List.of(
            "kafka",
            "kafka-controller",
            "registry",
            "devnet",
            "topology",
            "chain-watcher",
            "tx-submitter",
            "oracle",
            "watcher-push",
            "devnet-mirror",
            "topology-private");

    /** Below the ports that the kernel gives out: nobody takes one between now and the start, and no two systems of a run get the same. */
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(24_000);

    private final Path data;
    private final List<String> options;

    RunningSystem(Path data) {
        this(data, 1);
    }

    /** With so many processes of the topology. */
    RunningSystem(Path data, int topologies) {
        this(data, List.of("--topology=" + topologies), further("topology", topologies, "-private"));
    }

    /** With three brokers, and two of each that one may be missed of; of the topology so many. */
    static RunningSystem ofManyMachines(Path data, int topologies) {
        List<String> ports = new ArrayList<>(further("kafka", 3, "-controller"));
        ports.addAll(further("tx-submitter", 2));
        ports.addAll(further("chain-watcher", 2, "-push"));
        ports.addAll(further("topology", topologies, "-private"));
        return new RunningSystem(
                data, List.of("--topology=" + topologies, "--brokers=3", "--submitters=2", "--watchers=2"), ports);
    }

    private RunningSystem(Path data, List<String> counts, List<String> further) {
        this.data = data;
        this.options = options(data, counts, further);
        assertThat(CommandLine.home().resolve("devnet/dist/server.js"))
                .as("devnet must be built first: ./bithedge test does it")
                .exists();
    }

    /** The ports of those behind the first. */
    private static List<String> further(String part, int count, String... second) {
        return IntStream.rangeClosed(2, count)
                .mapToObj(number -> part + "-" + number)
                .flatMap(
                        name -> Stream.concat(Stream.of(name), Stream.of(second).map(name::concat)))
                .toList();
    }

    private static List<String> options(Path data, List<String> counts, List<String> further) {
        List<String> options = new ArrayList<>(List.of("--data=" + data));
        options.addAll(counts);
        for (String part : Stream.concat(PARTS.stream(), further.stream()).toList()) {
            options.add("--port=" + part + "=" + freePort());
        }
        return options;
    }

    /** Nobody else of this run gets it. */
    public static int freePort() {
        int port = NEXT_PORT.getAndIncrement();
        while (!isFree(port)) {
            port = NEXT_PORT.getAndIncrement();
        }
        return port;
    }

    public Path data() {
        return data;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts everything, blocks by hand only. */
    Result up(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--detach", "--block-interval-ms=0", "--burn-interval-ms=0"));
        words.addAll(List.of(more));
        return start("up", words.toArray(String[]::new));
    }

    Result demo(Consumer<String> onLine, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(words("demo")));
        words.addAll(List.of(more));
        return CommandLine.run(onLine, words.toArray(String[]::new));
    }

    /** Any command that starts it, on the same ports. */
    Result start(String command, String... more) throws IOException, InterruptedException {
        return CommandLine.run(words(command, more));
    }

    /** The port that a part has or would have: of one that is not started it is free for somebody else. */
    int portOf(String part) {
        String word = "--port=" + part + "=";
        return options.stream()
                .filter(option -> option.startsWith(word))
                .mapToInt(option -> Integer.parseInt(option.substring(word.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + part));
    }

    Result replay() throws IOException, InterruptedException {
        return CommandLine.run("replay", "--data=" + data);
    }

    Result down() throws IOException, InterruptedException {
        return CommandLine.run("down", "--data=" + data);
    }

    /** Mines burn blocks, so that what was mined before becomes final. */
    void mine(int burnBlocks) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + process("devnet").path("port").asInt() + "/devnet/mine";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString("{\"burnBlocks\":" + burnBlocks + "}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    /** What a part answers. */
    static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** Kills a part without warning; returns its pid. */
    public long kill(String part) {
        long pid = process(part).path("pid").asLong();
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        assertThat(handle).as(part + " runs").isPresent();
        handle.get().destroyForcibly();
        return pid;
    }

    /** Stops a part where it stands, as a debugger or a full host does: its system goes on taking connections. */
    public void freeze(String part) throws IOException, InterruptedException {
        signal("-STOP", pid(part));
    }

    public void thaw(String part) throws IOException, InterruptedException {
        signal("-CONT", pid(part));
    }

    private String pid(String part) {
        return process(part).path("pid").asString();
    }

    public static void signal(String signal, String pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor())
                .as("kill " + signal + " " + pid)
                .isZero();
    }

    public JsonNode process(String part) {
        for (JsonNode candidate : state().path("parts").values()) {
            if (candidate.path("process").path("name").asString().equals(part)) {
                return candidate.path("process");
            }
        }
        throw new IllegalStateException("no part " + part + " in " + state());
    }

    public int port(String part) {
        return state().path("ports").path(part).asInt();
    }

    public String url(String part) {
        return "http://127.0.0.1:" + port(part);
    }

    public JsonNode state() {
        try {
            return JSON.readTree(Files.readString(data.resolve("system.json")));
        } catch (IOException unreadable) {
            throw new IllegalStateException("no running system in " + data, unreadable);
        }
    }

    /** Removes what a service keeps on disk. */
    void wipeState(String service) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("state").resolve(service))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String[] words(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        try {
            down();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

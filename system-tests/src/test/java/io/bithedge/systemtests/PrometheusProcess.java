package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus with the files of deploy/prometheus, which scrapes a running system every second. */
final class PrometheusProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path FILES = CommandLine.home().resolve("deploy/prometheus");
    private static final int SCRAPES = 3;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Process process;

    private PrometheusProcess(String url, Process process) {
        this.url = url;
        this.process = process;
    }

    /** Returns when every part was scraped often enough for a rate. */
    static PrometheusProcess start(RunningSystem system, Path folder) throws IOException {
        assertThat(PROGRAM).as("apt-get install prometheus").isExecutable();
        Files.createDirectories(folder);
        Files.copy(FILES.resolve("rules.yml"), folder.resolve("rules.yml"), StandardCopyOption.REPLACE_EXISTING);
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(config, configOf(system));
        int port = Strangers.freePort();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusProcess started = new PrometheusProcess("http://127.0.0.1:" + port, process);
        String scraped = "count(count_over_time(up{job=\"bithedge\"}[1m]) >= %d and up == 1)".formatted(SCRAPES);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(started.query(scraped).at("/0/value/1").asString())
                                .as("scraped parts, see %s", folder.resolve("prometheus.log"))
                                .isEqualTo("4"));
        return started;
    }

    /** The targets of the compose file are ports of this machine. */
    private static String configOf(RunningSystem system) throws IOException {
        Map<String, String> targets = Map.of(
                "\"chain-watcher:8080\"", local(system.port("chain-watcher")),
                "\"topology-1:9080\", \"topology-2:9080\"", local(system.port("topology-private")),
                "\"tx-submitter:8080\"", local(system.port("tx-submitter")),
                "\"oracle:8080\"", local(system.port("oracle")),
                "interval: 15s", "interval: 1s");
        String config = Files.readString(FILES.resolve("prometheus.yml"));
        for (Map.Entry<String, String> target : targets.entrySet()) {
            assertThat(config).contains(target.getKey());
            config = config.replace(target.getKey(), target.getValue());
        }
        return config;
    }

    private static String local(int port) {
        return "\"127.0.0.1:" + port + "\"";
    }

    /** The series that an expression gives now. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** The groups of rules with their last evaluation. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").path("groups");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        JsonNode answer =
                JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        assertThat(answer.path("status").asString()).as(path + " " + answer).isEqualTo("success");
        return answer.path("data");
    }

    @Override
    public void close() {
        process.destroy();
        client.close();
    }
}

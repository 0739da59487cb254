package io.bithedge.watcher.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A devnet as a process of its own, mined by hand. */
public final class DevnetProcess implements AutoCloseable {
    private static final Path SERVER = Path.of("..", "devnet", "dist", "server.js");
    /** A guard against hanging, not a limit on speed. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private DevnetProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Needs Node and a built devnet; fails with what to do where one of them is missing. */
    public static DevnetProcess start(List<String> options) throws IOException {
        if (!Files.exists(SERVER)) {
            throw new IOException(("%s: expected a built devnet, found nothing."
                            + " Run `npm ci --ignore-scripts && npm run build` in devnet/, or ./bithedge test, which does it.")
                    .formatted(SERVER));
        }
        List<String> command = new ArrayList<>(List.of("node", SERVER.toString(), "--port", "0"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = JsonMapper.shared().readTree(output.readLine()).path("port").intValue();
        return new DevnetProcess(process, "http://127.0.0.1:" + port);
    }

    public URI url() {
        return URI.create(url);
    }

    public JsonNode control(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s %s: %s".formatted(path, body, answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    public void mine(int blocks) throws IOException, InterruptedException {
        control("/devnet/mine", "{\"blocks\":%d}".formatted(blocks));
    }

    public void burn(int blocks) throws IOException, InterruptedException {
        control("/devnet/mine", "{\"burnBlocks\":%d,\"blocks\":0}".formatted(blocks));
    }

    /** Waits until every observer has said 200 to everything. */
    public void awaitDelivered() {
        await("the devnet's webhooks are delivered")
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> status().path("observers")
                        .valueStream()
                        .allMatch(each -> each.path("waiting").intValue() == 0));
    }

    private JsonNode status() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/devnet/status")).build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }
}

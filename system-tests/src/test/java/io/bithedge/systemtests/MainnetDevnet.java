package io.bithedge.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chain that behaves like mainnet, as a process of its own that no command of ours started. */
final class MainnetDevnet implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private MainnetDevnet(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** `observer`: who is pushed to, whether he is there yet or not. */
    static MainnetDevnet start(Path data, int port, String observer) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("bithedge.node", "node"),
                CommandLine.home().resolve("devnet/dist/server.js").toString()));
        command.addAll(List.of("--network", "mainnet", "--fees", "market", "--api-routes", "new"));
        command.addAll(List.of("--block-ms", "400-800", "--data", data.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--observer", observer));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new MainnetDevnet(process, "http://127.0.0.1:" + port);
    }

    String url() {
        return url;
    }

    void give(String address, long microStx) throws IOException, InterruptedException {
        post("/extended/v1/faucets/stx?address=" + address + "&amount=" + microStx, "{}");
    }

    /** From now on a Stacks block every 3 to 6 seconds, as on mainnet. */
    void slowDown() throws IOException, InterruptedException {
        post("/devnet/pace", "{\"blockMs\":3000,\"blockMsAtMost\":6000}");
    }

    void burn(int blocks) throws IOException, InterruptedException {
        post("/devnet/mine", "{\"burnBlocks\":" + blocks + "}");
    }

    /** Messages that the observer has not taken. */
    int undelivered() throws IOException, InterruptedException {
        return get("/devnet/status").path("observers").path(0).path("waiting").asInt();
    }

    long nonce(String address) throws IOException, InterruptedException {
        return get("/v2/accounts/" + address + "?proof=0").path("nonce").asLong();
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.close();
    }
}

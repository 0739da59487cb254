package io.bithedge.cli.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A node that passes on what another one says, but for the capital of every book, of which it says one unit more. */
final class LyingNode implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String behind;
    private final HttpServer server;

    LyingNode(String behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(behind + path))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .header(
                        "Content-Type",
                        exchange.getRequestHeaders()
                                .getOrDefault("Content-Type", List.of("application/json"))
                                .getFirst())
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String body = path.contains("/liquidity-pool-vault/books") ? withMoreCapital(answer.body()) : answer.body();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static String withMoreCapital(String body) {
        String data = JsonMapper.shared().readTree(body).path("data").asString();
        ClarityView row = ClarityView.of(ClarityValue.decode(Bytes.ofHex(data)))
                .asOptional()
                .orElseThrow();
        Map<String, ClarityValue> fields = new HashMap<>(row.asTuple());
        fields.put("capital", ClarityValue.uint(row.uintLong("capital") + 1));
        return "{\"data\":\"%s\"}"
                .formatted(ClarityValue.some(ClarityValue.tuple(fields)).toHex());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}

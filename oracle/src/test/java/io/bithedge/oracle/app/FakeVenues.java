package io.bithedge.oracle.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Coinbase, Kraken and OKX on one local port, all of one opinion, and a schema registry beside them. */
final class FakeVenues implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> schemas = new ArrayList<>();
    private volatile boolean krakenIsBusy;

    FakeVenues() throws IOException {
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void krakenIsBusy() {
        krakenIsBusy = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            boolean isBusy = path.startsWith("/0/") && krakenIsBusy;
            byte[] body = answer(path, request).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            if (isBusy) {
                exchange.getResponseHeaders().add("Retry-After", "300");
            }
            exchange.sendResponseHeaders(isBusy ? 429 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized String answer(String path, String request) {
        if (path.startsWith("/subjects/")) {
            String schema = MAPPER.readTree(request).path("schema").asString();
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return "{\"id\":%d}".formatted(schemas.indexOf(schema) + 1);
        }
        if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            return MAPPER.writeValueAsString(Map.of("schema", schemas.get(id - 1)));
        }
        String price = path.contains("USDT-USD") || path.contains("USDTUSD")
                ? "0.9995"
                : path.contains("STX") ? "0.80" : "60000";
        if (path.startsWith("/products/")) {
            return "{\"price\":\"%1$s\",\"bid\":\"%1$s\",\"ask\":\"%1$s\",\"time\":\"%2$s\"}"
                    .formatted(price, Instant.now());
        }
        if (path.startsWith("/0/public/OHLC")) {
            long yesterday = Instant.now().getEpochSecond() / 86_400 - 1;
            return "{\"error\":[],\"result\":{\"X\":[[%d,\"1\",\"1\",\"1\",\"%s\",\"1\",\"1\",1]],\"last\":1}}"
                    .formatted(yesterday * 86_400, price);
        }
        if (path.startsWith("/0/public/Ticker")) {
            return "{\"error\":[],\"result\":{\"X\":{\"a\":[\"%1$s\"],\"b\":[\"%1$s\"],\"c\":[\"%1$s\"]}}}"
                    .formatted(price);
        }
        return "{\"code\":\"0\",\"data\":[{\"last\":\"%1$s\",\"bidPx\":\"%1$s\",\"askPx\":\"%1$s\",\"ts\":\"%2$d\"}]}"
                .formatted(price, Instant.now().toEpochMilli());
    }
}

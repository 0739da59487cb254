package io.bithedge.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.ApiContract;
import io.bithedge.api.ApiServer;
import io.bithedge.api.OperatorWords;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a server for everything the document names and writes question and answer into it. */
final class Examples {
    private static final String TXID = "0x" + "4e".repeat(32);
    private static final String ACKNOWLEDGE = "/v1/incidents:acknowledge";
    private static final String WATCH = "{\"txid\":\"" + TXID + "\"}";
    private static final String OF_BOOK = "{\"provider\":\"%s\",\"token\":\"STX\",\"tier\":\"conservative\"%s}";
    private static final String QUOTE =
            "{\"policyType\":\"PUT\",\"strike\":\"6000000000000\",\"amount\":\"50000000\",\"expirationHeight\":5320,\"buyer\":\"%s\"}"
                    .formatted(ApiServer.ADDRESS);

    /** What a parameter is in the example. */
    private static final Map<String, String> PLACES = Map.of(
            "token", "STX",
            "tier", "conservative",
            "address", ApiServer.ADDRESS,
            "asset", "BTC",
            "id", "1",
            "txid", TXID);

    private static final Map<String, String> BODIES = Map.of(
            "/v1/quotes", QUOTE,
            "/v1/transactions", WATCH,
            "/v1/deposits:prepare", OF_BOOK.formatted(ApiServer.ADDRESS, ",\"amount\":\"1000000\""),
            "/v1/exits:prepare", OF_BOOK.formatted(ApiServer.ADDRESS, ",\"amount\":\"100\""),
            "/v1/withdrawals:prepare", OF_BOOK.formatted(ApiServer.ADDRESS, ",\"capital\":\"100\",\"premium\":\"10\""),
            "/v1/activations:prepare", "{\"owner\":\"%s\",\"policyId\":1}".formatted(ApiServer.ADDRESS),
            "/v1/purchases:prepare", "{\"quoteId\":\"{quoteId}\",\"buyer\":\"%s\"}".formatted(ApiServer.ADDRESS));

    private final ApiServer server;
    private final ApiContract contract;
    private final HttpResponse<String> quoted;
    private final String word;
    private final HttpResponse<String> acknowledged;
    private final String quoteId;
    private final String signature;

    Examples(ApiServer server, ObjectNode document) throws IOException, InterruptedException {
        this.server = server;
        this.contract = new ApiContract(document);
        // Something has to be there before it is asked for.
        this.quoted = post("/v1/quotes", QUOTE);
        JsonNode quote = ApiServer.json(quoted);
        this.quoteId = quote.path("quoteId").asString("");
        this.signature = quote.path("signature").asString("");
        post("/v1/transactions", WATCH);
        this.word = OperatorWords.acknowledgement(SamplePool.OPEN_INCIDENT, System.currentTimeMillis());
        this.acknowledged = post(ACKNOWLEDGE, word);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return server.exchange(
                server.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    void into(JsonNode document) throws IOException, InterruptedException {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                record(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue());
            }
        }
    }

    private void record(String path, String method, JsonNode operation) throws IOException, InterruptedException {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2")
                    && response.getValue().path("content").path("application/json") instanceof ObjectNode content) {
                String body = (path.equals(ACKNOWLEDGE) ? word : BODIES.getOrDefault(path, "{}"))
                        .replace("{quoteId}", quoteId);
                content.set(
                        "example",
                        path.endsWith("/openapi.json") ? itself() : answer(path + required(operation), method, body));
                if (operation.path("requestBody").path("content").path("application/json")
                        instanceof ObjectNode asked) {
                    asked.set("example", JsonMapper.shared().readTree(lasting(body)));
                }
            }
        }
    }

    /** {@code ?token={token}&tier={tier}} of a route that takes no less. */
    private static String required(JsonNode operation) {
        String query = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString(""))
                .map(name -> "%s={%s}".formatted(name, name))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static JsonNode itself() {
        return JsonMapper.shared().createObjectNode().put("openapi", "3.1.0");
    }

    private JsonNode answer(String path, String method, String body) throws IOException, InterruptedException {
        String asked = filled(path);
        HttpResponse<String> answer = switch (asked) {
            case "/v1/quotes" -> quoted;
            case ACKNOWLEDGE -> acknowledged;
            default -> ask(asked, method, body);
        };
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("no example: %s %s answers %s".formatted(method, asked, answer.body()));
        }
        assertThat(contract.faults(answer)).as(asked + " " + answer.body()).isEmpty();
        return JsonMapper.shared().readTree(lasting(answer.body()));
    }

    private HttpResponse<String> ask(String path, String method, String body) throws IOException, InterruptedException {
        return method.equals("POST") ? post(path, body) : server.exchange(server.request(path));
    }

    private String filled(String path) {
        Matcher places = Pattern.compile("\\{([A-Za-z]+)}").matcher(path);
        return places.replaceAll(place -> place.group(1).equals("quoteId")
                ? quoteId
                : PLACES.getOrDefault(place.group(1), "no value for {" + place.group(1) + "}"));
    }

    /** Without what is another one each time. */
    private String lasting(String json) {
        String known =
                json.replace(quoteId.substring(2), "5b".repeat(16)).replace(signature.substring(2), "7c".repeat(65));
        return known.replaceAll("\"atMs\":[0-9]+", "\"atMs\":1700000000000")
                .replaceAll("\"signature\":\"[0-9a-f]{130}\"", "\"signature\":\"" + "7c".repeat(64) + "01\"")
                .replaceAll("\"ageMs\":[0-9]+", "\"ageMs\":1200")
                .replaceAll("\"sinceMs\":[0-9]+", "\"sinceMs\":1700000000000");
    }
}

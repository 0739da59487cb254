package io.bithedge.api.operations;

import io.bithedge.api.problem.PublicWords;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Asks a part how it is. Whatever goes wrong is an answer too. */
final class PartProbe {
    private static final String STANDBY = "STANDBY";
    private static final int LARGEST_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpClient http;
    private final Duration timeout;

    PartProbe(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * What one process of a part answered.
     *
     * @param standsBy another one of its kind does the work
     */
    record Heard<D>(PartStatus<D> status, boolean standsBy) {}

    /** Completes in the time-out, give or take, and never with a failure. */
    <D> CompletableFuture<Heard<D>> ask(String name, String url, Class<D> details) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/status"))
                .timeout(timeout)
                .build();
        return http.sendAsync(request, BodyHandlers.ofInputStream())
                .thenApplyAsync(answer -> read(name, answer, details))
                .completeOnTimeout(silent(name, said(timeout)), timeout.toMillis() * 2, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> silent(name, inWords(failure)));
    }

    private static <D> Heard<D> silent(String name, String reason) {
        return new Heard<>(PartStatus.silent(name, reason), false);
    }

    private static <D> Heard<D> read(String name, HttpResponse<InputStream> answer, Class<D> details) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(LARGEST_BYTES);
            return answer.statusCode() == 200
                    ? said(name, withoutHosts(MAPPER.readTree(bytes)), details)
                    : silent(name, "it answers its status with HTTP " + answer.statusCode());
        } catch (IOException | JacksonException e) {
            return silent(name, "its status cannot be read");
        }
    }

    /** Everybody sees the page of operations. */
    private static JsonNode withoutHosts(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(withoutHosts(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, withoutHosts(array.get(i)));
                }
                yield array;
            }
            case StringNode text -> StringNode.valueOf(PublicWords.of(text.stringValue()));
            default -> node;
        };
    }

    /** Each service says `state` or `status`, and `reason`. What it is in is believed also when the rest is not as we know it. */
    private static <D> Heard<D> said(String name, JsonNode status, Class<D> details) {
        String word = status.path("state").asString(status.path("status").asString(""));
        String reason = status.path("reason").asString("");
        boolean standsBy = word.equals(STANDBY);
        try {
            return new Heard<>(PartStatus.said(name, word, reason, MAPPER.treeToValue(status, details)), standsBy);
        } catch (JacksonException e) {
            return new Heard<>(PartStatus.said(name, word, reason, null), standsBy);
        }
    }

    private String inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case HttpTimeoutException late -> said(timeout);
            case ConnectException refused -> "nobody answers at its address";
            default -> "it cannot be asked";
        };
    }

    private static String said(Duration timeout) {
        return "it did not answer within " + timeout.toMillis() + " ms";
    }
}

package io.bithedge.systemtests.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions over HTTP that may get no answer. */
final class Http {
    static final int SILENT = 0;
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longer than an instance waits for another one before it reads a copy. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final Duration QUICK = Duration.ofMillis(1500);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private Http() {}

    /** Status 0: none came. */
    record Reply(int status, String body) {
        Optional<JsonNode> json() {
            try {
                return status == SILENT ? Optional.empty() : Optional.of(JSON.readTree(body));
            } catch (JacksonException noJson) {
                return Optional.empty();
            }
        }

        /** A refusal's word. */
        String code() {
            return json().map(it -> it.path("code").asString(""))
                    .filter(it -> !it.isEmpty())
                    .orElse("HTTP_" + status);
        }
    }

    static int status(String url) throws InterruptedException {
        return get(url).status();
    }

    static Reply get(String url) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT));
    }

    /** Of who has no time. */
    static Reply quick(String url) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(QUICK));
    }

    static Reply post(String url, String json) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static Reply send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException silent) {
            return new Reply(SILENT, silent.toString());
        }
    }
}

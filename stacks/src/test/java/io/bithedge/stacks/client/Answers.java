package io.bithedge.stacks.client;

import io.bithedge.stacks.Vectors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** Recorded answers, and clients that never really wait. */
final class Answers implements BeforeEachCallback, AfterEachCallback {
    static final JsonNode RECORDED = Vectors.MAPPER.readTree(Vectors.resource("stacks_api_examples.json"));
    static final RetryPolicy POLICY =
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(10));

    final MockWebServer server = new MockWebServer();
    final List<Duration> pauses = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    NodeClient node() {
        return new NodeClient(options(), pauses::add, () -> 0L);
    }

    ApiClient api() {
        return new ApiClient(options().withApiKey("secret-key"), pauses::add, () -> 0L);
    }

    ClientSettings options() {
        return ClientSettings.of(server.url("/").uri())
                .withRetries(POLICY)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    void answer(String recorded) {
        answer(200, RECORDED.get(recorded).toString());
    }

    void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    /** As a server says that it has no such route. */
    void noRoute() {
        answer(404, "{\"message\":\"Route GET:/extended/v3/x not found\",\"error\":\"Not Found\",\"statusCode\":404}");
    }

    /** A deprecated route of an API from version 9 on that has them switched off. */
    void gone() {
        answer(
                410,
                "{\"error\":\"Gone\",\"message\":\"This endpoint has been disabled. See https://docs.hiro.so/stacks/api for more information\"}");
    }

    static ByteString bodyOf(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody(), "a request with a body");
    }
}

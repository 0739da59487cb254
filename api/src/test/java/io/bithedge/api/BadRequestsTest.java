package io.bithedge.api;

import static io.bithedge.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.view.FakeViews;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a client does wrong is told to the client, not to the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class BadRequestsTest {
    @TempDir
    static Path keys;

    private ApiServer server;

    @BeforeAll
    void start() throws Exception {
        server = ApiServer.start(new FakeViews(), keys);
        assertThat(server.get("/v1/books").statusCode())
                .as("what the first request starts is in the log before")
                .isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?a=%ff", "/v1/books?a=%ff", "/v1/books?a=%c3", "/health?%ff=1"})
    void aQueryThatIsNoUtf8Is400WithoutATrace(String path) throws Exception {
        refuses(path);
    }

    @Test
    void tooManyParametersAre400WithoutATrace() throws Exception {
        refuses("/v1/books?" + "a=1&".repeat(1_001));
    }

    @Test
    void aQueryInAnyAlphabetIsRead() throws Exception {
        assertThat(refusal("/v1/books?at=%D0%BA%F0%9F%A6%80+a%20b")
                        .path("detail")
                        .asString())
                .isEqualTo("at: expected a block height, got 'к🦀 a b'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/policies?ower=ST1 | query of /v1/policies: expected only book, cursor, expiresBefore, limit, owner, status, got 'ower'",
                "/v1/books?At=1 | query of /v1/books: expected only at, got 'At'",
                "/v1/books?at=5&%D0%BA | query of /v1/books: expected only at, got 'к'",
                "/v1/prices?asset=BTC | query of /v1/prices: expected no parameter, got 'asset'",
                "/health?at=1 | query of /health: expected no parameter, got 'at'",
                "/v1/providers/ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF/statement?form=csv | query of /v1/providers/{address}/statement: expected only format, from, tier, to, token, got 'form'"
            })
    void aParameterThatTheRouteDoesNotTakeIsRefusedByName(String path, String detail) throws Exception {
        JsonNode refusal = refusal(path);
        assertThat(refusal.path("code").asString()).isEqualTo("UNKNOWN_PARAMETER");
        assertThat(refusal.path("detail").asString()).isEqualTo(detail);
    }

    /** The document was made of the routes by somebody else's program. */
    @Test
    void everyDocumentedRouteTakesWhatTheDocumentNamesAndNothingElse() throws Exception {
        for (Map.Entry<String, JsonNode> path :
                ApiContract.document().path("paths").properties()) {
            if (path.getValue().has("get")) {
                takesOnly(path.getKey(), named(path.getValue().path("get")));
            }
        }
    }

    private static List<String> named(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString(""))
                .sorted()
                .toList();
    }

    private void takesOnly(String path, List<String> known) throws Exception {
        String asked = path.replace("{address}", ApiServer.ADDRESS).replaceAll("\\{[a-zA-Z]+}", "x");
        assertThat(refusal(asked + "?nobodyTakesThis=1").path("detail").asString())
                .isEqualTo("query of %s: expected %s, got 'nobodyTakesThis'"
                        .formatted(path, known.isEmpty() ? "no parameter" : "only " + String.join(", ", known)));
    }

    @Test
    void whatIsSentToBeSignedTakesNoParameters() throws Exception {
        HttpResponse<String> answer = server.post("/v1/quotes?indicative=true", "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("UNKNOWN_PARAMETER");
    }

    private JsonNode refusal(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
        return json(answer);
    }

    /** Each connection has a reader of its own, and each of them wrote a trace of its first fault. */
    @Test
    void whatIsNoHttpOrNoMethodLeavesNothingInTheLog() throws Exception {
        String written = whileWriting(() -> {
            for (int connection = 0; connection < 5; connection++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream()
                            .write("GET /{ HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                            .isEqualTo("HTTP/1.1 400");
                }
            }
            assertThat(server.send(server.request("/v1/books").method("FOO", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(405);
        });
        assertThat(written).isEmpty();
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static String whileWriting(Attempt attempt) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            attempt.make();
        } finally {
            System.setOut(console);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private void refuses(String path) throws Exception {
        String written = whileWriting(() -> {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(json(answer).path("code").asString()).isEqualTo("MALFORMED_REQUEST");
        });
        assertThat(written).doesNotContain("Exception");
    }
}

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(server.get("/v1/books?note=%D0%BA%F0%9F%A6%80+a%20b").statusCode())
                .isEqualTo(200);
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

package io.bithedge.api;

import static io.bithedge.api.ApiServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.FakeViews;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Answers are sent compressed to who takes that; what is small, or never ends, is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class CompressionTest {
    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private ApiServer server;

    @BeforeAll
    void start() {
        FakeViews views = new FakeViews();
        BookId.all().forEach(book -> views.books.add(FakeViews.book(book, 3, 1_010)));
        server = ApiServer.start(views, folder);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void whatIsLargeIsCompressedForWhoTakesIt() throws Exception {
        HttpResponse<String> plain = server.get("/v1/books");
        HttpResponse<byte[]> packed = compressed("/v1/books");

        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).containsIgnoringCase("accept-encoding");
        assertThat(header(packed, "ETag")).isEqualTo(header(plain, "ETag")).startsWith("W/");
        assertThat(packed.body().length).isLessThan(plain.body().length() / 3);
        assertThat(unpacked(packed.body())).isEqualTo(plain.body());
    }

    @Test
    void whoHasTheCompressedAnswerIsToldSo() throws Exception {
        String tag = header(compressed("/v1/books"), "ETag");
        HttpResponse<byte[]> again = compressed("/v1/books", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void whatIsSmallIsSentAsItIs() throws Exception {
        HttpResponse<byte[]> answer = compressed("/v1/network");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{");
    }

    /** An event that waits in a compressor is no event. */
    @Test
    void theStreamIsSentAsItIs() throws Exception {
        HttpResponse<InputStream> stream = client.send(
                server.request("/v1/stream?topics=pool")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
            assertThat(header(stream, "Content-Encoding")).isEmpty();
            assertThat(new String(body.readNBytes(3), StandardCharsets.UTF_8)).matches("(?s)[a-z:\\n].*");
        }
    }

    private HttpResponse<byte[]> compressed(String path, String... headers) throws IOException, InterruptedException {
        var request = server.request(path).header("Accept-Encoding", "gzip");
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String unpacked(byte[] body) throws IOException {
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

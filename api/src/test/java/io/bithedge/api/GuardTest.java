package io.bithedge.api;

import static io.bithedge.api.ApiServer.header;
import static io.bithedge.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.guard.GuardProperties;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the routes, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class GuardTest {
    private static final String FRIEND = "https://pool.example";

    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private ApiServer server;

    @BeforeAll
    void start() {
        server = ApiServer.start(
                views,
                keys,
                "bithedge.network.public-node-url=https://node.example/api",
                "bithedge.http.connect-sources=wss://node.example",
                "bithedge.http.cors-origins=" + FRIEND,
                "bithedge.http.reads-per-minute=10000000",
                "bithedge.http.writes-per-minute=10000000");
    }

    @BeforeEach
    void fill() {
        views.reset();
        views.books.add(FakeViews.book(new BookId(Token.STX, Tier.BALANCED), 3, 1_010));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/books", "/v1/nothing", "/health", "/nothing.js"})
    void putsTheHeadersOnEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContain("*");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()").contains("payment=()");
        assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
        assertThat(header(answer, "Server")).isEmpty();
    }

    @Test
    void letsPagesConnectToUsAndTheNodeAndNowhereElse() throws Exception {
        assertThat(header(server.get("/"), "Content-Security-Policy"))
                .contains("connect-src 'self' https://node.example wss://node.example;")
                .contains("script-src 'self';")
                .contains("style-src 'self';");
        assertThat(header(server.get("/v1/books"), "Content-Security-Policy")).doesNotContain("script-src");
    }

    @Test
    void letsPagesAskAnyNodeOverTlsUnlessTheOperatorNamesOthers() throws Exception {
        try (ApiServer usual =
                ApiServer.start(views, keys, "bithedge.network.public-node-url=https://node.example/api")) {
            assertThat(header(usual.get("/"), "Content-Security-Policy"))
                    .contains("connect-src 'self' https://node.example https:;")
                    .contains("script-src 'self';");
        }
        try (ApiServer strict = ApiServer.start(
                views,
                keys,
                "bithedge.network.public-node-url=https://node.example/api",
                "bithedge.http.connect-sources=")) {
            assertThat(header(strict.get("/"), "Content-Security-Policy"))
                    .contains("connect-src 'self' https://node.example;");
        }
    }

    @Test
    void asksForTlsOnlyWhereItIsConfigured() throws Exception {
        try (ApiServer behindTls = ApiServer.start(views, keys, "bithedge.http.hsts-max-age-seconds=31536000")) {
            assertThat(header(behindTls.get("/v1/books"), "Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000; includeSubDomains");
        }
    }

    @Test
    void answersScriptsOfConfiguredOriginsOnly() throws Exception {
        assertThat(header(server.get("/v1/books", "Origin", FRIEND), "Access-Control-Allow-Origin"))
                .isEqualTo(FRIEND);
        HttpResponse<String> stranger = server.get("/v1/books", "Origin", "https://evil.example");
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(json(stranger).path("code").stringValue()).isEqualTo("ORIGIN_NOT_ALLOWED");
        assertThat(header(stranger, "Access-Control-Allow-Origin")).isEmpty();

        HttpResponse<String> preflight = server.send(server.request("/v1/quotes")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Methods"))
                .contains("POST")
                .doesNotContain("PUT", "DELETE");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void readsNoBodyBeyondTheLimitWhetherItSaysSoOrNot() throws Exception {
        String huge = "{\"policyType\": \"" + "x".repeat(65_536) + "\"}";
        HttpResponse<String> said = server.post("/v1/quotes", huge);
        HttpResponse<String> unsaid = server.send(server.request("/v1/quotes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8)))));
        for (HttpResponse<String> answer : List.of(said, unsaid)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).path("code").stringValue()).isEqualTo("BODY_TOO_LARGE");
            assertThat(json(answer).path("detail").stringValue()).contains("at most 65536 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /v1/nothing | application/json | 404 | UNKNOWN_ROUTE",
                "GET | /nothing.js | application/json | 404 | UNKNOWN_ROUTE",
                "GET | /error | application/json | 404 | UNKNOWN_ROUTE",
                "DELETE | /v1/books | application/json | 405 | METHOD_NOT_ALLOWED",
                "GET | /v1/quotes | application/json | 405 | METHOD_NOT_ALLOWED",
                "POST | /v1/quotes | text/plain | 415 | UNSUPPORTED_MEDIA_TYPE",
                "POST | /v1/quotes | application/json | 400 | MALFORMED_REQUEST",
                "GET | /v1/policies?limit=x | application/json | 400 | MALFORMED_REQUEST",
                "GET | /v1/policies/%2e%2e | application/json | 400 | MALFORMED_REQUEST",
                "GET | /v1/books/STX%2Fbalanced | application/json | 400 | MALFORMED_REQUEST",
            })
    void everyRefusalIsAProblemInWords(String method, String path, String type, int status, String code)
            throws Exception {
        HttpResponse<String> answer = server.send(server.request(path)
                .header("Content-Type", type)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("[") : BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
        assertThat(json(answer).path("detail").stringValue()).isNotBlank().doesNotContain("io.bithedge", "jackson");
    }

    @Test
    void aRequestThatIsNoHttpGetsAProblemWithoutTheServersName() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Tomcat")
                    .doesNotContain("<html");
        }
    }

    @Test
    void slowsDownWhoAsksTooMuchAndSaysForHowLong() throws Exception {
        try (ApiServer strict =
                ApiServer.start(views, keys, "bithedge.http.reads-per-minute=5", "bithedge.http.writes-per-minute=2")) {
            for (int i = 0; i < 5; i++) {
                // Nobody becomes somebody else by saying so.
                assertThat(strict.get("/v1/books", "X-Forwarded-For", "10.0.0." + i, "X-BitHedge-Forwarded", "true")
                                .statusCode())
                        .isEqualTo(200);
            }
            HttpResponse<String> refused = strict.get("/v1/books", "X-Forwarded-For", "10.0.0.9");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(json(refused).path("code").stringValue()).isEqualTo("TOO_MANY_REQUESTS");
            // Five in a minute: the next is there after 12 s.
            assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 12);

            assertThat(strict.post("/v1/quotes", "{}").statusCode()).isEqualTo(400);
            assertThat(strict.post("/v1/quotes", "{}").statusCode()).isEqualTo(400);
            assertThat(strict.post("/v1/quotes", "{}").statusCode()).isEqualTo(429);
            assertThat(strict.get("/health").statusCode()).isEqualTo(200);
            assertThat(strict.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void believesAProxyOnlyWhenToldTo() throws Exception {
        try (ApiServer behindProxy = ApiServer.start(
                views,
                keys,
                "bithedge.http.reads-per-minute=1",
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1")) {
            assertThat(behindProxy
                            .get("/v1/books", "X-Forwarded-For", "10.0.0.1")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(behindProxy
                            .get("/v1/books", "X-Forwarded-For", "10.0.0.2")
                            .statusCode())
                    .isEqualTo(200);
            // The nearest hop that is no proxy counts, not what the client wrote before it.
            assertThat(behindProxy
                            .get("/v1/books", "X-Forwarded-For", "10.0.0.3, 10.0.0.2")
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void limitsWhatIsAskedAboutOneAddressWhoeverAsks() throws Exception {
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.http.per-address-per-minute=2")) {
            String his = "/v1/providers/" + ApiServer.DEPLOYER;
            assertThat(strict.get(his).statusCode()).isEqualTo(200);
            assertThat(strict.get(his + "/entries").statusCode()).isEqualTo(200);
            assertThat(strict.get(his).statusCode()).isEqualTo(429);
            assertThat(strict.get("/v1/providers/ST000000000000000000002AMW42H").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysNothingAgainToWhoHasTheAnswer() throws Exception {
        HttpResponse<String> first = server.get("/v1/books");
        String tag = header(first, "ETag");
        assertThat(tag).matches("W/\"[0-9a-f]+\"");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        HttpResponse<String> again = server.get("/v1/books", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        views.position = new PositionView(new StacksHeight(71), FakeViews.AS_OF, List.of());
        views.books.add(FakeViews.book(new BookId(Token.STX, Tier.CONSERVATIVE), 3, 1_010));
        HttpResponse<String> changed = server.get("/v1/books", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isNotEqualTo(tag);
        assertThat(header(server.post("/v1/quotes", "{}"), "Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cors-origins=* | bithedge.http.cors-origins[0]: expected scheme://host[:port], got *",
                "connect-sources=https://x; script-src * | bithedge.http.connect-sources[0]: expected scheme://host[:port]",
                "body-limit-bytes=0 | bithedge.http.body-limit-bytes: expected 1024 to 1048576, got 0",
                "reads-per-minute=0 | bithedge.http.reads-per-minute: expected 1 to 10000000, got 0",
            })
    void refusesAtStartWhatDoesNotFit(String setting, String reason) {
        WrongSettings.assertRefused(GuardProperties.class, "bithedge.http." + setting, reason);
    }
}

package io.bithedge.api;

import static io.bithedge.api.ApiServer.header;
import static io.bithedge.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.transaction.WalletTransaction;
import io.bithedge.pool.transaction.WalletTransaction.Call;
import io.bithedge.pool.transaction.WalletTransaction.Place;
import io.bithedge.pool.transaction.WalletTransaction.Status;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks that worked once, each as small as it can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class DoorAttacksTest {
    private static final long USD = 100_000_000L;

    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private ApiServer server;

    @BeforeAll
    void start() {
        server = ApiServer.start(
                views,
                keys,
                "bithedge.http.body-seconds=1",
                "bithedge.http.connections-per-client=20",
                "bithedge.http.reads-per-minute=10000000",
                "bithedge.http.writes-per-minute=10000000");
    }

    @BeforeEach
    void fill() {
        views.reset();
        views.books.add(FakeViews.book(
                new BookId(Token.STX, Tier.CONSERVATIVE),
                3,
                FakeViews.AS_OF.burnTip().value() + 10));
        views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 60_000 * USD));
        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        views.chainPrices.put(Asset.BTC, FakeViews.chainPrice(Asset.BTC, 60_000 * USD));
        views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 1));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A client of an address of his own: all of 127/8 is this machine. */
    private Socket client(int number) throws IOException {
        Socket socket = new Socket();
        byte[] address = {127, 1, (byte) (number / 250), (byte) (1 + number % 250)};
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(String method, String path, String... headers) {
        return "%s %s HTTP/1.1\r\nHost: pool\r\n%s\r\n"
                .formatted(
                        method,
                        path,
                        String.join(
                                "",
                                List.of(headers).stream().map(it -> it + "\r\n").toList()));
    }

    private static String headOfAnswer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("behind " + head).isNotEqualTo(-1);
            head.append((char) next);
        }
        return head.toString();
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Empty when nothing came for a moment. */
    private static String piece(Socket socket) throws IOException {
        byte[] bytes = new byte[8_192];
        try {
            return new String(bytes, 0, socket.getInputStream().read(bytes), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException nothing) {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1;/network",
                "/%761/network",
                "/v1;a/quotes",
                "//v1/network",
                "/v1/./network",
                "/x/../v1/network",
                "/v1/%6eetwork",
                "/%76%31/network",
                "/v1%2Fnetwork"
            })
    void aPathWrittenInAnotherWayLeadsNowhere(String path) throws Exception {
        try (Socket socket = client(0)) {
            send(socket, head("GET", path, "Connection: close"));
            String answer = rest(socket);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST");
            assertThat(answer).doesNotContain("chainId", "script-src");
        }
    }

    @Test
    void everythingButTheProbesIsLimited() throws Exception {
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.http.reads-per-minute=2")) {
            for (String path : List.of("/status", "/v1/nothing")) {
                assertThat(strict.get(path).statusCode()).as(path).isNotEqualTo(429);
            }
            assertThat(strict.get("/v1/network").statusCode()).isEqualTo(429);
            assertThat(strict.get("/status").statusCode()).isEqualTo(429);
            for (String path : List.of("/", "/nothing.js")) {
                assertThat(strict.get(path).statusCode()).as(path).isNotEqualTo(429);
            }
            assertThat(strict.get("/assets/x.js").statusCode()).isEqualTo(429);
            for (int i = 0; i < 5; i++) {
                assertThat(strict.get("/health").statusCode()).isEqualTo(200);
                assertThat(strict.get("/ready").statusCode()).isEqualTo(200);
            }
        }
    }

    /** One byte every now and then: each came in time, all of them never. */
    @Test
    void aBodyThatComesByteByByteIsGivenUp() throws Exception {
        try (Socket slow = client(1)) {
            send(slow, head("POST", "/v1/quotes", "Content-Type: application/json", "Content-Length: 60000"));
            slow.setSoTimeout(100);
            String answer = "";
            while (answer.isEmpty()) {
                send(slow, "[");
                answer = piece(slow);
            }

            assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
        }
    }

    /** The container gives up by itself when nothing comes. */
    @Test
    void aBodyThatNeverComesIsGivenUp() throws Exception {
        try (Socket silent = client(4)) {
            send(silent, head("POST", "/v1/quotes", "Content-Type: application/json", "Content-Length: 100") + "{");

            assertThat(rest(silent)).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
        }
    }

    /** As many as the container has threads, and more: each from an address of its own. */
    @Test
    void slowClientsStopNobodyElse() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                Socket socket = client(100 + i);
                slow.add(socket);
                send(socket, head("POST", "/v1/quotes", "Content-Type: application/json", "Content-Length: 100") + "{");
            }

            assertThat(server.get("/v1/books").statusCode()).isEqualTo(200);
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            assertThat(atPrivate("/health").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void oneClientHasSoManyConnectionsWhateverHeSends() throws Exception {
        List<Socket> lines = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket line = client(2);
                lines.add(line);
                send(line, "GET /v1/bo");
            }
            try (Socket oneMore = client(2)) {
                assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(server.get("/v1/books").statusCode()).isEqualTo(200);
        } finally {
            for (Socket line : lines) {
                line.close();
            }
        }
    }

    /** The container would wait for the rest of a body that nobody reads, and take what follows for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | application/json | 9000000 | 413",
                "POST | multipart/form-data; boundary=x | 100 | 415",
                "POST | application/x-www-form-urlencoded | 100 | 415",
                "POST | text/plain | 100 | 415",
                "GET | application/json | 100 | 400",
                "DELETE | application/x-www-form-urlencoded | 100 | 400",
            })
    void aBodyThatIsRefusedIsNotWaitedFor(String method, String type, int length, int status) throws Exception {
        try (Socket socket = client(3)) {
            send(socket, head(method, "/v1/quotes", "Content-Type: " + type, "Content-Length: " + length) + "x");

            assertThat(headOfAnswer(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"})
    void aFormOfManyMegabytesIsNotRead(String type) throws Exception {
        HttpResponse<String> answer = server.send(server.request("/v1/quotes?policyType=PUT")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n" + "a".repeat(60_000))));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("detail").asString()).contains("expected application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"strike\": 1e400 | strike: expected text in quotes",
                "\"strike\": 6000000000000 | strike: expected text in quotes",
                "\"amount\": 123456789012345678901234567890.5 | amount: expected text in quotes",
                "\"amount\": true | amount: expected text in quotes",
                "\"expirationHeight\": 1e400 | expirationHeight: expected a whole number",
                "\"expirationHeight\": 5000.5 | expirationHeight: expected a whole number",
                "\"expirationHeight\": 9223372036854775808 | expirationHeight: expected a whole number",
                "\"expirationHeight\": \"5000\" | expirationHeight: expected a whole number",
                "\"indicative\": 1 | indicative: expected true or false",
            })
    void aNumberIsTakenAsItIsOrNotAtAll(String field, String words) throws Exception {
        HttpResponse<String> answer = server.post("/v1/quotes", "{\"policyType\": \"PUT\", " + field + "}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("detail").asString()).contains(words).doesNotContain("Infinity");
    }

    /** Above ten of them the container threw: a failure of ours, and a trace in the log, each time. */
    @Test
    void manyLanguagesAreAnsweredAsOne() throws Exception {
        String languages =
                IntStream.range(0, 900).mapToObj(i -> "xx-" + (100 + i)).collect(Collectors.joining(","));
        for (String path : List.of("/v1/books", "/", "/v1/nothing")) {
            try (Socket socket = client(5)) {
                send(socket, head("GET", path, "Accept-Language: " + languages, "Connection: close"));
                assertThat(rest(socket)).as(path).doesNotStartWith("HTTP/1.1 5");
            }
        }
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.privatePort() + "/health"))
                .header("Accept-Language", languages)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(health, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneFieldTwiceIsRefused() throws Exception {
        assertThat(server.post("/v1/quotes", "{\"policyType\": \"PUT\", \"policyType\": \"CALL\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    /** Each is a record that every instance keeps for a week. */
    @Test
    void firmQuotesAndWatchedTransactionsHaveAShareForEachClient() throws Exception {
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.http.records-per-minute=2")) {
            assertThat(strict.post("/v1/quotes", quote(false)).statusCode()).isEqualTo(200);
            assertThat(watch(strict, 1).statusCode()).isEqualTo(202);
            HttpResponse<String> refused = strict.post("/v1/quotes", quote(false));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "Retry-After")).isNotEmpty();
            assertThat(watch(strict, 2).statusCode()).isEqualTo(429);

            assertThat(watch(strict, 1).statusCode()).as("known already").isEqualTo(202);
            strict.transactions.known.computeIfPresent("0x%064x".formatted(1), (txid, it) -> givenUp(txid));
            assertThat(watch(strict, 1).statusCode())
                    .as("given up: to watch it anew is a record")
                    .isEqualTo(429);
            assertThat(strict.post("/v1/quotes", quote(true)).statusCode()).isEqualTo(200);
        }
    }

    private static WalletTransaction givenUp(String txid) {
        return new WalletTransaction(
                txid,
                Status.NOT_FOUND,
                false,
                false,
                new Call("", "", ""),
                new Place(0, "", 0, "", Bytes.EMPTY),
                System.currentTimeMillis());
    }

    /** The watcher gives each client his share of what is watched: it has to know who is who, and not where he is. */
    @Test
    void aWatchedTransactionCarriesItsClientButNotHisAddress() throws Exception {
        try (ApiServer fresh = ApiServer.start(views, keys)) {
            for (int number = 0; number < 3; number++) {
                assertThat(watch(fresh, 0x77_00 + number).statusCode()).isEqualTo(202);
            }
            assertThat(fresh.transactions.clients).singleElement().asString().matches("[0-9a-f]{16}");
            try (ApiServer other = ApiServer.start(views, keys)) {
                watch(other, 0x77_10);
                assertThat(other.transactions.clients)
                        .as("a name of this process alone")
                        .doesNotContainAnyElementsOf(fresh.transactions.clients);
            }
        }
    }

    private static HttpResponse<String> watch(ApiServer server, int number) throws Exception {
        return server.post("/v1/transactions", "{\"txid\": \"0x%064x\"}".formatted(number));
    }

    private static String quote(boolean isIndicative) {
        return """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d, "indicative": %s, "buyer": "%s"}""".formatted(FakeViews.AS_OF.burnTip().value() + 4_320, isIndicative, ApiServer.ADDRESS);
    }

    @Test
    void whatAnOperatorNeedsIsOnThePrivateListenerOnly() throws Exception {
        assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(server.get("/actuator").statusCode()).isEqualTo(404);
        assertThat(atPrivate("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(atPrivate("/ready").statusCode()).isEqualTo(200);
        for (String path : List.of("/v1/books", "/status", "/", "/v1/openapi.json")) {
            assertThat(atPrivate(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<String> atPrivate(String path) throws Exception {
        return server.exchange(HttpRequest.newBuilder(URI.create("http://%s:%d%s"
                .formatted(InetAddress.getLoopbackAddress().getHostAddress(), server.privatePort(), path))));
    }
}

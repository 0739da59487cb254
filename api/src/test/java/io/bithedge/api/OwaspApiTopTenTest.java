package io.bithedge.api;

import static io.bithedge.api.ApiServer.header;
import static io.bithedge.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bithedge.api.zone.Zone;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** One test for each of the OWASP API Security Top 10 of 2023. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class OwaspApiTopTenTest {
    private static final long USD = 100_000_000L;
    private static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);

    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private ApiServer server;

    @BeforeAll
    void start() {
        server = ApiServer.start(views, keys);
    }

    @BeforeEach
    void fill() {
        views.reset();
        views.books.add(FakeViews.book(BOOK, 3, FakeViews.AS_OF.burnTip().value() + 10));
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

    private static String quote(String more) {
        return """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d, "buyer": "%s"%s}""".formatted(FakeViews.AS_OF.burnTip().value() + 4_320, ApiServer.ADDRESS, more);
    }

    /** Nothing belongs to one person: whoever asks, and whoever he says he is, gets the answer that all get. */
    @Test
    void api1BrokenObjectLevelAuthorization() throws Exception {
        views.accounts.put(ApiServer.ADDRESS + "/" + BOOK, FakeViews.account(ApiServer.ADDRESS, BOOK, 3, 1_000, 77));
        for (String path : List.of("/v1/providers/" + ApiServer.ADDRESS, "/v1/books", "/v1/policies")) {
            HttpResponse<String> asStranger = server.get(path);
            HttpResponse<String> asOwner = server.get(
                    path,
                    "Authorization",
                    "Bearer " + ApiServer.ADDRESS,
                    "Cookie",
                    "address=" + ApiServer.ADDRESS,
                    "X-Address",
                    ApiServer.ADDRESS);
            assertThat(asStranger.statusCode()).as(path).isEqualTo(200);
            assertThat(asOwner.statusCode()).as(path).isEqualTo(200);
            assertThat(asOwner.body()).as(path).isEqualTo(asStranger.body());
        }
    }

    /** Nobody signs in: no answer gives out a token or a cookie, and no route is documented to take one. */
    @Test
    void api2BrokenAuthentication() throws Exception {
        for (HttpResponse<String> answer :
                List.of(server.get("/v1/books"), server.get("/status"), server.post("/v1/quotes", quote("")))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(header(answer, "Set-Cookie")).isEmpty();
            assertThat(header(answer, "WWW-Authenticate")).isEmpty();
        }
        JsonNode document = json(server.get("/v1/openapi.json"));
        assertThat(document.path("paths").isEmpty()).isFalse();
        assertThat(document.path("components").has("securitySchemes")).isFalse();
        assertThat(document.findValues("security")).isEmpty();
    }

    /** Fields that we compute cannot be set by sending them. */
    @Test
    void api3BrokenObjectPropertyLevelAuthorization() throws Exception {
        JsonNode honest = json(server.post("/v1/quotes", quote("")));
        HttpResponse<String> answer = server.post(
                "/v1/quotes", quote(", \"premium\": \"1\", \"collateral\": \"1\", \"validUntil\": 9999999"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("collateral").stringValue()).isEqualTo("56250000000");
        for (String computed : List.of("premium", "collateral", "validUntil")) {
            assertThat(honest.has(computed)).as(computed).isTrue();
            assertThat(json(answer).path(computed)).as(computed).isEqualTo(honest.path(computed));
        }
    }

    /** Bodies, pages, topics and requests have limits. */
    @Test
    void api4UnrestrictedResourceConsumption() throws Exception {
        assertThat(server.post("/v1/quotes", "x".repeat(65_537)).statusCode()).isEqualTo(413);
        assertThat(server.get("/v1/policies?limit=501").statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/stream?topics=" + "pool,".repeat(20) + "pool")
                        .statusCode())
                .isEqualTo(400);
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.http.reads-per-minute=1")) {
            assertThat(strict.get("/v1/books").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = strict.get("/v1/books");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "Retry-After")).isNotEmpty();
        }
    }

    /** There is no function of an operator behind HTTP, and no verb changes what is public. */
    @Test
    void api5BrokenFunctionLevelAuthorization() throws Exception {
        for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
            for (String path : new String[] {"/v1/books", "/v1/incidents", "/v1/policies/1", "/v1/operations"}) {
                assertThat(server.send(server.request(path).method(method, BodyPublishers.noBody()))
                                .statusCode())
                        .as(method + " " + path)
                        .isEqualTo(405);
            }
        }
        for (String path : new String[] {"/actuator/env", "/actuator/shutdown", "/actuator/loggers", "/v1/admin"}) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    /** Signing prices and limits is what we do for money: a machine that asks without end is slowed down. */
    @Test
    void api6UnrestrictedAccessToSensitiveBusinessFlows() throws Exception {
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.http.writes-per-minute=2")) {
            assertThat(strict.post("/v1/quotes", quote("")).statusCode()).isEqualTo(200);
            assertThat(strict.post("/v1/exits:prepare", "{}").statusCode()).isEqualTo(400);
            assertThat(strict.post("/v1/quotes", quote("")).statusCode()).isEqualTo(429);
            assertThat(strict.post("/v1/exits:prepare", "{}").statusCode()).isEqualTo(429);
        }
    }

    /** Nothing in a request becomes an address that we ask. */
    @Test
    void api7ServerSideRequestForgery() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        inside.start();
        String host = "127.0.0.1:" + inside.getAddress().getPort();
        try {
            server.get("/v1/providers/http:%2f%2f" + host);
            server.get("/v1/providers/@" + host);
            server.get("/v1/stream?topics=provider:http://" + host);
            server.get(
                    "/v1/books", "X-Forwarded-Host", host, "Forwarded", "host=" + host, "X-BitHedge-Forwarded", "true");
            server.post("/v1/exits:prepare", "{\"provider\": \"http://" + host + "\"}");
            server.get("/v1/operations?url=http://" + host);
        } finally {
            inside.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    /** Strict headers, no other origins, no words of the machinery, no verbs for debugging. */
    @Test
    void api8SecurityMisconfiguration() throws Exception {
        HttpResponse<String> answer = server.get("/v1/books", "Origin", "https://evil.example");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        HttpResponse<String> wrong = server.post("/v1/quotes", "{\"policyType\": {\"x\": 1}}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).doesNotContain("java", "jackson", "Exception", "Tomcat", "io.bithedge");
        assertThat(server.send(server.request("/v1/books").method("TRACE", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    /** Whoever stops the oracle while the chain stands still must not buy at the price of before: the clock of the wall decides. */
    @Test
    void api6NothingIsSoldAtAPriceOfThePast() throws Exception {
        String quoteId =
                json(server.post("/v1/quotes", quote(""))).path("quoteId").stringValue();
        long before = System.currentTimeMillis() - 327_000;
        views.prices.put(Asset.BTC, new PriceView.Known(Asset.BTC, new PriceE8(60_000 * USD), 3, before));

        for (String more : List.of("", ", \"indicative\": true")) {
            HttpResponse<String> refused = server.post("/v1/quotes", quote(more));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(json(refused).path("code").stringValue()).isEqualTo("PRICE_STALE");
            assertThat(json(refused).path("detail").stringValue()).contains("s old, at most 120 s count");
        }
        HttpResponse<String> purchase = server.post(
                "/v1/purchases:prepare",
                "{\"buyer\": \"%s\", \"quoteId\": \"%s\"}".formatted(ApiServer.ADDRESS, quoteId));
        assertThat(purchase.statusCode()).isEqualTo(503);
        assertThat(json(purchase).path("code").stringValue()).isEqualTo("PRICE_STALE");
        JsonNode shown = json(server.get("/v1/prices")).path("prices").path(0);
        assertThat(shown.path("price").isNull()).isTrue();
        assertThat(shown.path("ageMs").longValue()).isGreaterThanOrEqualTo(327_000);
        assertThat(shown.path("reason").stringValue()).containsPattern("3[2-9][0-9] s old");
        assertThat(server.get("/v1/risk").statusCode()).isEqualTo(503);
    }

    private static final Set<String> PLAIN = Set.of("/health", "/ready", "/status");

    /** Every route of the API is in the document that is served, and nothing else is. */
    @Test
    void api9ImproperInventoryManagement() throws Exception {
        Set<String> served = new TreeSet<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> served.addAll(info.getPatternValues()));
        assertThat(served)
                .as("no route is served as a page, without limits")
                .filteredOn(path -> Zone.of(path.replaceAll("\\{[^}]*}", "x")) == Zone.PAGE)
                .isSubsetOf("/");
        served.removeIf(path -> !path.startsWith("/v1/") && !PLAIN.contains(path));
        Set<String> documented =
                new TreeSet<>(json(server.get("/v1/openapi.json")).path("paths").propertyNames());
        assertThat(documented).isEqualTo(served);
    }

    /** What another part says is taken as text about that part: garbage, or too much of it, spoils nothing. */
    @Test
    void api10UnsafeConsumptionOfApis() throws Exception {
        HttpServer hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] flood = "[".repeat(3 << 20).getBytes(StandardCharsets.UTF_8);
        hostile.createContext("/status", exchange -> {
            exchange.sendResponseHeaders(200, flood.length);
            exchange.getResponseBody().write(flood);
            exchange.close();
        });
        hostile.start();
        String url = "http://127.0.0.1:" + hostile.getAddress().getPort();
        try (ApiServer asking = ApiServer.start(views, keys, "bithedge.operations.oracle-url=" + url)) {
            HttpResponse<String> answer = asking.get("/v1/operations");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().length()).isLessThan(10_000);
            JsonNode oracle = json(answer).path("parts").path("oracle");
            assertThat(oracle.path("state").stringValue()).isEqualTo("DOWN");
            assertThat(oracle.path("reason").stringValue()).isEqualTo("its status cannot be read");
        } finally {
            hostile.stop(0);
        }
    }
}

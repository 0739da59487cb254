package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.quote.MemoryQuotes;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.transaction.MemoryTransactions;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.ExposureView;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.SourceView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over real HTTP, on views in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class PoolApiTest {
    private static final String PROVIDER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    private static final long USD = 100_000_000L;
    private static final long NOW = FakeViews.AS_OF.burnTip();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PoolApiConfiguration.class)
    static class Application {}

    private final FakeViews views = new FakeViews();
    private PoolHealth.State health = new PoolHealth.State(true, true, "");
    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;
    private int port;

    @BeforeAll
    void start(@TempDir Path keys) throws IOException {
        Files.writeString(keys.resolve("quoter.key"), "00".repeat(31) + "01");
        Files.writeString(keys.resolve("authoriser.key"), "00".repeat(31) + "02");
        context = new SpringApplicationBuilder(Application.class)
                .initializers(c -> c.getBeanFactory().registerSingleton("poolViews", views))
                .initializers(c -> c.getBeanFactory().registerSingleton("poolHealth", (PoolHealth) () -> health))
                .initializers(c -> c.getBeanFactory().registerSingleton("quotes", new MemoryQuotes()))
                .initializers(c -> c.getBeanFactory().registerSingleton("transactions", new MemoryTransactions()))
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--bithedge.contracts.registry=" + PROVIDER + ".policy-registry",
                        "--bithedge.contracts.vault=" + PROVIDER + ".liquidity-pool-vault",
                        "--bithedge.contracts.sbtc=SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token",
                        "--bithedge.chain.id=2147483648",
                        "--bithedge.keys.dir=" + keys);
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @BeforeEach
    void fill() {
        views.reset();
        health = new PoolHealth.State(true, true, "");
        views.books.add(FakeViews.book(BOOK, 3, NOW + 10));
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER, BOOK, 3, 1_000, 77));
        views.policies.add(FakeViews.policy(1, BOOK, NOW + 500, 56_250_000_000L));
        views.entries.add(new PolicyEntryView("ITEM_FAILED", 137, 70, "0xabcd", 990, 1, "0x01"));
        views.unfinal.add(new UnfinalView(EntryKind.DEPOSIT, BOOK, 1_001, 0, 71, "0xabce", 991, 1, "0x02"));
        views.backers.add(new BackerView(PROVIDER, 1L << 62, 37_500_000_000L, 667));
        views.prices.put("BTC", new PriceView.Known("BTC", 60_000 * USD, 3, 1));
        views.prices.put("STX", new PriceView.Known("STX", 80_000_000, 3, 1));
        views.volatilities.add(new VolatilityView("BTC", 30, 6_000, 30, 1));
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return ApiContract.kept(client.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    void saysWhichSourcesMakeAPriceAndWhichDoNotAndWhy() throws Exception {
        long observedAt = System.currentTimeMillis() - 4_000;
        views.prices.put(
                "BTC",
                new PriceView.Known(
                        "BTC",
                        60_000 * USD,
                        1,
                        observedAt,
                        List.of(
                                new SourceView("kraken", 60_000 * USD, observedAt, 2, ""),
                                new SourceView("okx", 63_000 * USD, observedAt, 0, "OUTLIER"))));
        views.prices.put(
                "STX",
                new PriceView.Unknown(
                        "STX",
                        "1 of 1 sources are fresh, 3 are needed",
                        List.of(new SourceView("kraken", 80_000_000, observedAt, 1, ""))));
        views.volatilities.add(new VolatilityView("BTC", 60, 5_500, 58, 20_779, 6_100));
        JsonNode prices = json(get("/v1/prices")).path("prices");
        JsonNode btc = prices.path(0);
        assertThat(btc.path("ageMs").longValue()).isBetween(4_000L, 120_000L);
        assertThat(btc.path("used").size()).isEqualTo(1);
        assertThat(btc.path("used").path(0).path("source").stringValue()).isEqualTo("kraken");
        assertThat(btc.path("used").path(0).path("weight").longValue()).isEqualTo(2);
        assertThat(btc.path("dropped").path(0).path("source").stringValue()).isEqualTo("okx");
        assertThat(btc.path("dropped").path(0).path("reason").stringValue()).isEqualTo("OUTLIER");
        JsonNode sixty = btc.path("volatilities").path(1);
        assertThat(sixty.path("ewmaBps").longValue()).isEqualTo(6_100);
        assertThat(sixty.path("lastDay").stringValue()).isEqualTo("2026-11-22");
        assertThat(btc.path("volatilities").path(0).path("ewmaBps").isNull()).isTrue();
        JsonNode stx = prices.path(1);
        assertThat(stx.path("price").isNull()).isTrue();
        assertThat(stx.path("reason").stringValue()).isEqualTo("1 of 1 sources are fresh, 3 are needed");
        assertThat(stx.path("used").path(0).path("price").stringValue()).isEqualTo("80000000");
    }

    @Test
    void namesTheFinalBlockOfEveryAnswer() throws Exception {
        for (String path : new String[] {
            "/v1/books",
            "/v1/books/STX/conservative",
            "/v1/books/STX/conservative/vintages",
            "/v1/providers/" + PROVIDER,
            "/v1/providers/" + PROVIDER + "/entries",
            "/v1/policies",
            "/v1/policies/1",
            "/v1/policies/1/backers",
            "/v1/policies/1/history",
            "/v1/providers/" + PROVIDER + "/unfinal",
            "/v1/reconciliation",
            "/v1/prices",
            "/v1/incidents"
        }) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            assertThat(json(answer).path("asOf").path("indexBlockHash").stringValue())
                    .as(path)
                    .isEqualTo("0xabcd");
            assertThat(json(answer).path("asOf").path("final").booleanValue())
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void passesEveryFilterOfThePolicies() throws Exception {
        get("/v1/policies?owner=" + PROVIDER + "&status=ACTIVE&book=STX:balanced&expiresBefore=1234");

        assertThat(views.lastFilter)
                .isEqualTo(new PolicyFilter(
                        Optional.of(PROVIDER),
                        Optional.of(new BookId(Token.STX, Tier.BALANCED)),
                        Optional.of("ACTIVE"),
                        Optional.of(1_234L)));
    }

    /** The other instance is this server itself, asked a second time. */
    @Test
    void putsAPageTogetherFromAllInstances() throws Exception {
        views.hosts.add(new Host("127.0.0.1", port));
        views.pages.add(new Page<>(List.of(policy(9), policy(5)), Optional.of("5")));
        views.pages.add(new Page<>(List.of(policy(7), policy(5)), Optional.empty()));
        JsonNode page = json(get("/v1/policies?limit=2"));
        assertThat(page.path("policies")
                        .valueStream()
                        .map(it -> it.path("policyId").longValue()))
                .containsExactly(9L, 7L);
        assertThat(page.path("next").stringValue()).isEqualTo("7");

        views.pages.add(new Page<>(List.of(policy(3)), Optional.empty()));
        views.pages.add(new Page<>(List.of(policy(4)), Optional.empty()));
        page = json(get("/v1/policies?limit=2&expiresBefore=9999&book=STX:balanced"));
        assertThat(page.path("policies")
                        .valueStream()
                        .map(it -> it.path("policyId").longValue()))
                .containsExactly(3L, 4L);
        assertThat(page.path("next").isNull()).isTrue();
        assertThat(views.lastFilter.expiresBefore()).contains(9_999L);
    }

    @Test
    void givesNoPageWhenAnInstanceIsGone() throws Exception {
        views.hosts.add(new Host("127.0.0.1", 1));

        HttpResponse<String> answer = get("/v1/policies");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("INSTANCE_UNREACHABLE");
    }

    private static PolicyView policy(long id) {
        return FakeViews.policy(id, BOOK, NOW + 500, 1_000);
    }

    @Test
    void tellsTheHistoryOfAPolicyAndWhatIsNotFinal() throws Exception {
        JsonNode entry = json(get("/v1/policies/1/history")).path("entries").get(0);
        assertThat(entry.path("kind").stringValue()).isEqualTo("ITEM_FAILED");
        assertThat(entry.path("code").longValue()).isEqualTo(137);
        assertThat(entry.path("txid").stringValue()).isEqualTo("0x01");
        views.entries.clear();
        assertThat(get("/v1/policies/1/history").statusCode()).isEqualTo(404);

        JsonNode act =
                json(get("/v1/providers/" + PROVIDER + "/unfinal")).path("acts").get(0);
        assertThat(act.path("capital").stringValue()).isEqualTo("1001");
        assertThat(act.path("final").booleanValue()).isFalse();
    }

    @Test
    void showsIncidentsWithTheirStateAndHowFarTheBooksWereCompared() throws Exception {
        views.incidents.add(incident("1", new IncidentState.Open()));
        views.incidents.add(incident("2", new IncidentState.Resolved(new ActView("olga", "a fork", 7))));
        JsonNode incidents = json(get("/v1/incidents")).path("incidents");
        assertThat(incidents.get(0).path("state").stringValue()).isEqualTo("OPEN");
        assertThat(incidents.get(0).path("stopsQuotesNow").booleanValue()).isTrue();
        assertThat(incidents.get(1).path("state").stringValue()).isEqualTo("RESOLVED");
        assertThat(incidents.get(1).path("stopsQuotesNow").booleanValue()).isFalse();
        assertThat(incidents.get(1).path("by").path("operator").stringValue()).isEqualTo("olga");

        views.reconciliations.add(new ReconciliationView(
                "STX",
                60,
                65,
                "0x65",
                985,
                List.of(new DifferenceView("VAULT_LOCKED_DIFFERS", "vault STX", "1", "2"))));
        JsonNode token = json(get("/v1/reconciliation")).path("tokens").get(0);
        assertThat(token.path("lagBlocks").longValue()).isEqualTo(5);
        assertThat(token.path("agrees").booleanValue()).isFalse();
        assertThat(token.path("differences").get(0).path("got").stringValue()).isEqualTo("2");
    }

    private static IncidentView incident(String id, IncidentState state) {
        return new IncidentView(
                id,
                "VAULT_LOCKED_DIFFERS",
                "vault STX",
                "differs",
                "1",
                "2",
                Optional.of("STX"),
                65,
                "reconcile",
                true,
                state);
    }

    @Test
    void writesAmountsAsStrings() throws Exception {
        JsonNode account = json(get("/v1/providers/" + PROVIDER)).path("books").get(0);

        assertThat(account.path("limit").stringValue()).isEqualTo("1000");
        assertThat(account.path("token").stringValue()).isEqualTo("STX");
        assertThat(account.path("tier").stringValue()).isEqualTo("conservative");
        assertThat(json(get("/v1/policies/1")).path("quoteId").stringValue()).isEqualTo("0x00");
        assertThat(json(get("/v1/policies/1/backers"))
                        .path("backers")
                        .get(0)
                        .path("weight")
                        .stringValue())
                .isEqualTo("4611686018427387904");
    }

    /** A PUT of half a BTC at 64,000, BTC at 60,000, STX at 0.80: 2,000 USD are 2,500 STX. The provider has all of the epoch. */
    @Test
    void tellsTheRisk() throws Exception {
        Cell.Key key = new Cell.Key(new BookId(Token.STX, Tier.CONSERVATIVE), 1, NOW + 4_320, 64_000 * USD, 1);
        views.cells.add(Cell.empty(key).plus(50_000_000, 60_000_000_000L));
        views.exposures.add(
                new ExposureView(BOOK, 1, 50_000_000, 60_000_000_000L, 1, PROVIDER, 60_000_000_000L, BigInteger.ONE));
        views.weights.put(PROVIDER, Map.of(BOOK, EpochWeights.of(new long[] {1}, new long[] {1L << 62})));

        JsonNode pool = json(get("/v1/risk"));
        assertThat(pool.path("tokens").get(0).path("sum").path("intrinsic").stringValue())
                .isEqualTo("2500000000");
        // 60,000 STX are 48,000 USD, for 32,000.
        assertThat(pool.path("books").get(0).path("sum").path("coverageBps").longValue())
                .isEqualTo(15_000);
        assertThat(pool.path("books")
                        .get(0)
                        .path("buyer")
                        .path("largestShareBps")
                        .longValue())
                .isEqualTo(10_000);
        JsonNode book = json(get("/v1/books/STX/conservative/exposure"));
        assertThat(book.path("cells").get(0).path("distanceBps").longValue()).isEqualTo(-666);
        assertThat(book.path("grid").size()).isEqualTo(198);
        assertThat(book.path("asOf").path("height").longValue()).isEqualTo(70);
        JsonNode provider = json(get("/v1/providers/" + PROVIDER + "/risk"));
        assertThat(provider.path("books").get(0).path("worstCase").stringValue())
                .isEqualTo("60000000000");
        assertThat(provider.path("books")
                        .get(0)
                        .path("curve")
                        .get(5)
                        .path("loss")
                        .stringValue())
                .isEqualTo("2500000000");
        views.prices.remove("STX");
        assertThat(json(get("/v1/risk")).path("code").stringValue()).isEqualTo("NO_PRICE");
    }

    @Test
    void signsAQuote() throws Exception {
        HttpResponse<String> answer = post("/v1/quotes", """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d}""".formatted(NOW + 4_320));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("collateral").stringValue()).isEqualTo("56250000000");
        assertThat(json(answer).path("signature").stringValue()).matches("0x[0-9a-f]{130}");
        assertThat(json(answer).path("validUntil").longValue()).isEqualTo(NOW + 6);
    }

    @Test
    void signsAVoucher() throws Exception {
        HttpResponse<String> answer = post("/v1/vouchers", """
                {"provider": "%s", "token": "STX", "tier": "conservative"}""".formatted(PROVIDER));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("capitalLimit").stringValue()).isEqualTo("1000");
        assertThat(json(answer).path("premiumLimit").stringValue()).isEqualTo("77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/books/DOGE/balanced | 404 | UNKNOWN_BOOK",
                "/v1/providers/ST1 | 400 | INVALID_FIELD",
                "/v1/policies/0 | 400 | INVALID_FIELD",
                "/v1/policies/99 | 404 | NOT_FOUND",
                "/v1/policies?limit=0 | 400 | INVALID_FIELD",
                "/v1/policies?limit=501 | 400 | INVALID_FIELD",
                "/v1/policies?cursor=x | 400 | INVALID_FIELD",
                "/v1/policies?cursor=7:8 | 400 | INVALID_FIELD",
                "/v1/policies?expiresBefore=9&cursor=7 | 400 | INVALID_FIELD",
                "/v1/policies?expiresBefore=x | 400 | INVALID_FIELD",
                "/v1/policies?status=OPEN | 400 | INVALID_FIELD",
                "/v1/policies?owner=me | 400 | INVALID_FIELD",
                "/v1/policies?book=STX | 404 | UNKNOWN_BOOK",
                "/v1/policies/1/backers?cursor=x | 400 | INVALID_FIELD",
                "/v1/nothing | 404 | UNKNOWN_ROUTE",
            })
    void answersProblemsWithAStableCode(String path, int status, String code) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/quotes | {} | 400 | INVALID_FIELD",
                "/v1/quotes | {\"policyType\":\"PUT\",\"strike\":\"-1\",\"amount\":\"1\",\"expirationHeight\":5} | 400 | INVALID_FIELD",
                "/v1/quotes | {\"policyType\":\"PUT\",\"strike\":\"1\",\"amount\":\"1\",\"expirationHeight\":5} | 422 | AMOUNT_TOO_SMALL",
                "/v1/quotes | [ | 400 | MALFORMED_REQUEST",
                "/v1/vouchers | {\"provider\":\"x\",\"token\":\"STX\",\"tier\":\"balanced\"} | 400 | INVALID_FIELD",
                "/v1/vouchers | {\"provider\":\"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF\",\"token\":\"STX\",\"tier\":\"balanced\"} | 404 | UNKNOWN_BOOK",
            })
    void refusesBadRequestsWithAStableCode(String path, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").stringValue()).isEqualTo(code);
    }

    @Test
    void saysInWordsWhyItIsNotReady() throws Exception {
        assertThat(get("/ready").statusCode()).isEqualTo(200);

        health = new PoolHealth.State(true, false, "tables are being read");

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(json(get("/ready")).path("reason").stringValue()).isEqualTo("tables are being read");
        assertThat(json(get("/status")).path("appliedHeight").longValue()).isEqualTo(70);
    }

    @Test
    void answersNotReadyWhileTheStateIsBeingRead() throws Exception {
        views.beingRead = true;

        HttpResponse<String> answer = get("/v1/books");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("NOT_READY");
        assertThat(json(get("/status")).path("appliedHeight").longValue()).isEqualTo(-1);
    }

    /** This instance claims that the key is on itself under another name: the second hop must end, not circle. */
    @Test
    void forwardsOnceAndNeverInACircle() throws Exception {
        views.elsewhere = Optional.of(new Located.Elsewhere<>("127.0.0.1", port));

        HttpResponse<String> answer = get("/v1/providers/" + PROVIDER);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("NOT_READY");
    }
}

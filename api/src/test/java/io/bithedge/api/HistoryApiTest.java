package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.document.SamplePool;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Time travel, yield, statements and pool metrics over real HTTP, on a history in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class HistoryApiTest {
    private static final String PROVIDER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    private static final long SUB = VintageShare.SUB_UNITS;
    /** A quarter. */
    private static final CarriedEpoch CARRIED = new CarriedEpoch(
            new Epoch(1), new SubUnits(100L << 12), new SubUnits(400L << 12), List.of(new BurnHeight(800)));

    private final FakeViews views = new FakeViews();
    private final HttpClient client = HttpClient.newHttpClient();
    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path keys) {
        server = ApiServer.start(views, keys);
    }

    /** He put in 1,000 at 700, has a quarter of epoch 1, and bears a quarter of policy 1's loss of 10 and of its premium of 7, at 800. */
    @BeforeEach
    void fill() {
        views.reset();
        views.books.add(FakeViews.book(BOOK, 3, 1_010));
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER, BOOK, 3, 1_000, 77));
        views.policies.add(FakeViews.policy(1, BOOK, 1_500, 56_250_000_000L));
        views.history.blocks.put(new StacksHeight(60), FakeViews.asOf(60, "0x60", 900, 1_690_000_000L, 901));
        Timeline timeline = new Timeline(
                SUB,
                List.of(
                        new Timeline.Step(700, 1_000 * SUB, 0, 0),
                        new Timeline.Step(800, 1_000 * SUB - 10_240, 7_168, 10_240)));
        EntryView deposit = new EntryView(
                PROVIDER,
                BOOK,
                EntryKind.DEPOSIT,
                new Epoch(0),
                stx(1_000),
                stx(0),
                new SubUnits(0),
                FakeViews.place(40, "0x40", 700, 1_680_000_000L, "0xaa"));
        ProviderBook book = new ProviderBook(BOOK, List.of(deposit), List.of(CARRIED), timeline);
        views.history.providers.put(PROVIDER, new ProviderPast(PROVIDER, List.of(book), FakeViews.AS_OF));
        views.history.timeline = new Timeline(1, List.of(new Timeline.Step(700, 1_000, 0, 0)));
        views.history.sold.add(new SoldPolicy(
                new PolicyId(1),
                new Epoch(1),
                PolicyType.PUT,
                PolicyStatus.EXPIRED_ITM,
                new PriceE8(6_000_000_000_000L),
                new Sats(100_000),
                new BurnHeight(800),
                stx(50),
                stx(7),
                stx(10),
                Optional.of(new Closing(new StacksHeight(50), new BurnHeight(800), 1_685_000_000L, "0xbb"))));
    }

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ApiContract.kept(client.send(request.build(), BodyHandlers.ofString()));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/prices",
        "/v1/policies",
        "/v1/policies/1/history",
        "/v1/books/STX/conservative/exposure",
        "/v1/providers/" + PROVIDER + "/risk"
    })
    void refusesAPastThatIsNotServed(String path) throws Exception {
        HttpResponse<String> refused = get(path + "?at=60");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("AT_NOT_AVAILABLE").contains("as of now only");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/books",
        "/v1/books/STX/conservative",
        "/v1/books/STX/conservative/vintages",
        "/v1/providers/" + PROVIDER,
        "/v1/policies/1"
    })
    void answersAsOfABlockOrSaysWhyNot(String path) throws Exception {
        assertThat(json(path + "?at=60").path("asOf").path("height").longValue())
                .isEqualTo(path.endsWith("conservative") ? 70 : 60);
        HttpResponse<String> above = get(path + "?at=71");
        assertThat(above.statusCode()).isEqualTo(422);
        assertThat(above.body()).contains("AT_NOT_AVAILABLE").contains("block 71 is not final here yet");
        for (String nonsense : List.of("", "-1", "1.5", "tomorrow", "9".repeat(30))) {
            HttpResponse<String> refused = get(path + "?at=" + nonsense);
            assertThat(refused.statusCode()).as(nonsense).isEqualTo(400);
            assertThat(refused.body()).contains("INVALID_FIELD").contains("a block height");
        }
    }

    @Test
    void tellsYieldOfAProviderByWindow() throws Exception {
        JsonNode book =
                json("/v1/providers/" + PROVIDER + "/yield").path("books").path(0);
        assertThat(book.path("windows").size()).isEqualTo(3);
        JsonNode all = book.path("windows").path(2);
        assertThat(all.path("window").stringValue()).isEqualTo("all");
        // 290 blocks, two whole days: 100 x 1,000 + 190 x 997.5 = 289,525 / 290 = 998.36
        assertThat(all.path("days").longValue()).isEqualTo(2);
        assertThat(all.path("timeWeightedCapital").stringValue()).isEqualTo("998");
        assertThat(all.path("premiumEarned").stringValue()).isEqualTo("1");
        assertThat(all.path("losses").stringValue()).isEqualTo("3");
        // (1.75 - 2.5) x 290 / 289,525 = -7.51 bps
        assertThat(all.path("netYieldBps").longValue()).isEqualTo(-8);
        JsonNode series = book.path("series");
        assertThat(series.path(0).path("burnHeight").longValue()).isEqualTo(700);
        assertThat(series.path(series.size() - 1).path("capital").stringValue()).isEqualTo("997");
    }

    @Test
    void tellsYieldOfABook() throws Exception {
        JsonNode book = json("/v1/books/STX/conservative/yield");
        assertThat(book.path("windows").path(0).path("netYieldBps").longValue()).isZero();
        views.history.timeline = new Timeline(1, List.of(new Timeline.Step(900, 1_000, 0, 0)));
        // 90 blocks are less than a day.
        assertThat(json("/v1/books/STX/conservative/yield")
                        .path("windows")
                        .path(2)
                        .path("netYieldBps")
                        .isNull())
                .isTrue();
    }

    @Test
    void statesWhatHappenedAndAddsUp() throws Exception {
        JsonNode book =
                json("/v1/providers/" + PROVIDER + "/statement").path("books").path(0);
        assertThat(book.path("opening").path("capital").stringValue()).isEqualTo("0");
        assertThat(book.path("deposits").path(0).path("amount").stringValue()).isEqualTo("1000");
        // Of 7 premium 1.75 -> 1, of 10 lost 2.5 -> 3; 1,000 - 3 = 997 = floor(997.5): no dust.
        assertThat(book.path("premiums").path(0).path("amount").stringValue()).isEqualTo("1");
        assertThat(book.path("losses").path(0).path("amount").stringValue()).isEqualTo("3");
        assertThat(book.path("closing").path("capital").stringValue()).isEqualTo("997");
        assertThat(book.path("dust").path("capital").stringValue()).isEqualTo("0");
        JsonNode later = json("/v1/providers/" + PROVIDER + "/statement?from=801&token=STX");
        assertThat(later.path("period").path("to").longValue()).isEqualTo(990);
        assertThat(later.path("books").path(0).path("losses").size()).isZero();
        assertThat(json("/v1/providers/" + PROVIDER + "/statement?token=SBTC")
                        .path("books")
                        .size())
                .isZero();
    }

    @Test
    void refusesAStatementWithoutItsPolicies() throws Exception {
        views.history.timeline = new Timeline(1, List.of());
        ProviderPast past = Objects.requireNonNull(views.history.providers.get(PROVIDER));
        ProviderBook book = past.books().getFirst();
        Timeline rich = new Timeline(
                SUB,
                List.of(new Timeline.Step(700, 1_000 * SUB, 0, 0), new Timeline.Step(800, 1_000 * SUB, 50 * SUB, 0)));
        views.history.providers.put(
                PROVIDER,
                new ProviderPast(
                        PROVIDER, List.of(new ProviderBook(BOOK, book.acts(), book.epochs(), rich)), FakeViews.AS_OF));
        HttpResponse<String> answer = get("/v1/providers/" + PROVIDER + "/statement");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("NOT_READY");
    }

    @Test
    void givesTheStatementAsTableAndAsPage() throws Exception {
        String path = "/v1/providers/" + PROVIDER + "/statement";
        HttpResponse<String> csv = get(path, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body())
                .isEqualTo(get(path + "?format=csv").body())
                .contains(",Loss,conservative,-0.000003,0.000000,STX,");
        HttpResponse<String> tax = get(path + "?format=tax");
        assertThat(tax.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(tax.headers().firstValue("Content-Disposition").orElse("")).contains("statement-tax.csv");
        assertThat(tax.body()).startsWith("Date,Sent Amount,").contains(",cost,\"Loss of policy 1, STX conservative\"");
        HttpResponse<String> page = get(path + "?format=html");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Statement</h1>").doesNotContain("style=");
        // The page's own sheet is one that its policy lets in.
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("style-src 'self'");
        assertThat(get("/v1/statement.css").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/css");
        assertThat(get(path + "?format=xls").statusCode()).isEqualTo(400);
        assertThat(get(path + "?from=9&to=8").statusCode()).isEqualTo(400);
        assertThat(get(path + "?token=DOGE").statusCode()).isEqualTo(400);
    }

    @Test
    void feedsWhatAnAddressWantsToKnow() throws Exception {
        HttpResponse<String> feed = get("/v1/providers/" + PROVIDER + "/feed");
        assertThat(feed.statusCode()).as(feed.body()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(feed.body())
                .startsWith("<?xml")
                .contains("<title>Policy 1 cost you 0.000003 STX</title>")
                .contains("<link href=\"http://127.0.0.1:");
        assertThat(get("/v1/providers/abc/feed").statusCode()).isEqualTo(400);
    }

    /** Days since 1970: 19,000 is 8 January 2022. */
    @Test
    void tellsWhatAnAssetClosedAt() throws Exception {
        views.history.closes.put(
                Asset.BTC,
                List.of(
                        new DailyPrice(19_000, new PriceE8(4_170_000_000_000L), 3),
                        new DailyPrice(19_001, new PriceE8(4_180_000_000_000L), 2)));
        JsonNode answer = json("/v1/prices/BTC/days");
        assertThat(answer.path("days").size()).isEqualTo(2);
        assertThat(answer.path("days").path(0).path("day").stringValue()).isEqualTo("2022-01-08");
        assertThat(answer.path("days").path(1).path("price").stringValue()).isEqualTo("4180000000000");
        assertThat(json("/v1/prices/btc/days?days=1")
                        .path("days")
                        .path(0)
                        .path("sources")
                        .intValue())
                .isEqualTo(2);
        assertThat(json("/v1/prices/STX/days").path("days").size()).isZero();
        assertThat(get("/v1/prices/DOGE/days").statusCode()).isEqualTo(400);
        assertThat(get("/v1/prices/BTC/days?days=401").statusCode()).isEqualTo(400);
        assertThat(get("/v1/prices/BTC/days?days=0").statusCode()).isEqualTo(400);
    }

    @Test
    void listsThePoliciesOfAProviderWithHisShare() throws Exception {
        JsonNode policy =
                json("/v1/providers/" + PROVIDER + "/policies").path("policies").path(0);
        assertThat(policy.path("policyId").longValue()).isEqualTo(1);
        assertThat(policy.path("shareCollateral").stringValue()).isEqualTo("12");
        assertThat(policy.path("sharePremium").stringValue()).isEqualTo("1");
        assertThat(policy.path("shareLoss").stringValue()).isEqualTo("3");
        assertThat(policy.path("shareBps").longValue()).isEqualTo(2_500);
        assertThat(json("/v1/books/STX/conservative/policies?fromEpoch=2")
                        .path("policies")
                        .size())
                .isZero();
        assertThat(get("/v1/providers/" + PROVIDER + "/policies?cursor=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsThePoolByTheHour() throws Exception {
        for (long burn : new long[] {984, 978, 972}) {
            views.history.snapshots.add(new Snapshot(
                    FakeViews.asOf(burn - 920, "0x", burn, 1, burn),
                    Stream.of(
                                    new BookId(Token.STX, Tier.BALANCED),
                                    new BookId(Token.STX, Tier.CONSERVATIVE),
                                    new BookId(Token.SBTC, Tier.BALANCED))
                            .map(SamplePool::snapshot)
                            .toList()));
        }
        JsonNode metrics = json("/v1/pool/metrics?limit=2");
        assertThat(metrics.path("snapshots").size()).isEqualTo(2);
        assertThat(metrics.path("next").stringValue()).isEqualTo("972");
        JsonNode stx = metrics.path("snapshots").path(0).path("tokens").path(0);
        assertThat(stx.path("capital").stringValue()).isEqualTo("2000");
        assertThat(stx.path("utilisationBps").longValue()).isEqualTo(2_500);
        assertThat(stx.path("capacityLeft").stringValue()).isEqualTo("800");
        assertThat(stx.path("providers").longValue()).isEqualTo(6);
        assertThat(stx.path("policies").longValue()).isEqualTo(4);
        assertThat(json("/v1/pool/metrics?to=972").path("next").isNull()).isTrue();
    }
}

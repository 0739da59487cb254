package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.net.http.HttpResponse;
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
import tools.jackson.databind.JsonNode;

/** The `:prepare` routes over real HTTP, on views in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class PrepareApiTest {
    private static final PrivateKey KEY = PrivateKey.ofHex("00".repeat(31) + "07");
    private static final String WALLET =
            StacksAddress.ofPublicKey(KEY.publicKey(), Network.TESTNET).toString();
    private static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    private ApiServer api;

    @BeforeAll
    void start(@TempDir Path keys) throws IOException {
        api = ApiServer.start(keys);
    }

    @BeforeEach
    void fill() {
        api.views.reset();
        api.quotes.reset();
        api.views.books.add(FakeViews.book(BOOK, 3, FakeViews.AS_OF.burnTip().value() + 10));
        api.views.claims.put(WALLET + "/" + BOOK, Claims.of(WALLET, BOOK));
        api.views.accounts.put(WALLET + "/" + BOOK, FakeViews.account(WALLET, BOOK, 3, 1_000, 77));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode prepared(String path, String body) throws Exception {
        HttpResponse<String> answer = api.post(path, body.replace("WALLET", WALLET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiServer.json(answer);
    }

    @Test
    void preparesADepositOfSbtcAsAWalletTakesIt() throws Exception {
        JsonNode answer = prepared("/v1/deposits:prepare", """
                {"provider": "WALLET", "token": "SBTC", "tier": "balanced", "amount": "2500000"}""");

        JsonNode call = answer.path("call");
        assertThat(call.path("contract").stringValue()).isEqualTo(ApiServer.VAULT);
        assertThat(call.path("function").stringValue()).isEqualTo("deposit-sbtc");
        assertThat(call.path("postConditionMode").stringValue()).isEqualTo("deny");
        JsonNode amount = call.path("arguments").get(0);
        assertThat(amount.path("name").stringValue()).isEqualTo("amount");
        assertThat(amount.path("type").stringValue()).isEqualTo("uint");
        assertThat(amount.path("text").stringValue()).isEqualTo("u2500000");
        assertThat(amount.path("hex").stringValue()).isEqualTo("0x01" + "%032x".formatted(2_500_000));
        JsonNode condition = call.path("postConditions").get(0);
        assertThat(condition.path("type").stringValue()).isEqualTo("ft");
        assertThat(condition.path("principal").stringValue()).isEqualTo(WALLET);
        assertThat(condition.path("condition").stringValue()).isEqualTo("eq");
        assertThat(condition.path("amount").stringValue()).isEqualTo("2500000");
        assertThat(condition.path("asset").stringValue()).isEqualTo(ApiServer.SBTC + "::sbtc-token");
        assertThat(PostCondition.decode(Bytes.ofHex(condition.path("hex").stringValue())))
                .isInstanceOf(PostCondition.Fungible.class);
        assertThat(answer.path("summary").stringValue()).contains("0.025 sBTC");
        assertThat(answer.path("asOf").path("height").longValue()).isEqualTo(70);
        assertThat(answer.has("unsignedTransaction")).isFalse();
    }

    /** By leaf and proof; and though the watcher stands still, which is said. */
    @Test
    void preparesAWithdrawalByProofAndSaysWhatIsAllowed() throws Exception {
        api.views.position = new PositionView(
                FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of("finality: a fork below the final block"));
        JsonNode answer = prepared("/v1/withdrawals:prepare", """
                {"provider": "WALLET", "token": "STX", "tier": "conservative", "capital": "995", "premium": "0"}""");

        JsonNode call = answer.path("call");
        assertThat(call.path("arguments")
                        .valueStream()
                        .map(it -> it.path("name").stringValue()))
                .containsExactly("token", "tier", "capital", "premium", "leaf", "proof");
        assertThat(ClarityValue.decode(
                        Bytes.ofHex(call.path("arguments").get(4).path("hex").stringValue())))
                .isInstanceOf(ClarityValue.SomeValue.class);
        assertThat(call.path("postConditions").get(0).path("principal").stringValue())
                .isEqualTo(ApiServer.VAULT);
        assertThat(call.path("postConditions").get(0).has("asset")).isFalse();
        assertThat(answer.path("warnings").get(0).path("code").stringValue()).isEqualTo("HALTED");
        JsonNode allowed = answer.path("allowed");
        assertThat(allowed.path("capital").stringValue()).isEqualTo("995");
        assertThat(allowed.path("capitalBoundBy").stringValue()).isEqualTo("CAPITAL_LIMIT");
        assertThat(allowed.path("capitalLimit").stringValue()).isEqualTo("1000");
        assertThat(allowed.path("premium").stringValue()).isEqualTo("75");
        assertThat(allowed.path("premiumBoundBy").stringValue()).isEqualTo("PREMIUM_LIMIT");
        assertThat(allowed.path("premiumLimit").stringValue()).isEqualTo("77");
    }

    @Test
    void givesTheUnsignedTransactionToWhoNamesHisKey() throws Exception {
        JsonNode answer =
                prepared("/v1/exits:prepare", """
                {"provider": "WALLET", "token": "STX", "tier": "conservative", "amount": "0",
                 "publicKey": "%s", "nonce": 4, "fee": "2000"}""".formatted(KEY.publicKey().toHex()));

        StacksTransaction transaction = StacksTransaction.decode(
                Bytes.ofHex(answer.path("unsignedTransaction").stringValue()));
        assertThat(transaction.authorization().origin().nonce().longValue()).isEqualTo(4);
        assertThat(answer.path("call").path("postConditions").size()).isZero();
    }

    /** A quote, what it is later, the call that uses it, and the call that comes too late. */
    @Test
    void buysWithAQuoteWhileItIsOpen() throws Exception {
        api.views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 6_000_000_000_000L));
        api.views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        api.views.chainPrices.put(Asset.BTC, FakeViews.chainPrice(Asset.BTC, 6_000_000_000_000L));
        api.views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        api.views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 1));
        long now = FakeViews.AS_OF.burnTip().value();
        String ask = """
                {"policyType": "PUT", "strike": "6000000000000", "amount": "50000000", "expirationHeight": %d, "indicative": %s, "buyer": "WALLET"}""";
        JsonNode indicative = prepared("/v1/quotes", ask.formatted(now + 4_320, "true"));
        assertThat(indicative.path("quoteId").isNull()).isTrue();
        assertThat(indicative.path("signature").isNull()).isTrue();
        assertThat(indicative.path("validUntil").isNull()).isTrue();
        JsonNode firm = prepared("/v1/quotes", ask.formatted(now + 4_320, "false"));
        assertThat(firm.path("premium")).isEqualTo(indicative.path("premium"));
        assertThat(firm.path("maximumPayout").stringValue()).isEqualTo("56250000000");
        assertThat(firm.path("validUntil").longValue()).isEqualTo(FakeViews.AS_OF.blockTime() + 120);

        String quoteId = firm.path("quoteId").stringValue();
        JsonNode kept = ApiServer.json(api.get("/v1/quotes/" + quoteId));
        assertThat(kept.path("status").stringValue()).isEqualTo("OPEN");
        assertThat(kept.path("policyId").isNull()).isTrue();
        assertThat(kept.path("signature")).isEqualTo(firm.path("signature"));
        String buy = "{'quoteId':'%s','buyer':'WALLET'}".formatted(quoteId).replace('\'', '"');
        JsonNode bought = prepared("/v1/purchases:prepare", buy);
        assertThat(bought.path("validUntil")).isEqualTo(firm.path("validUntil"));
        assertThat(bought.path("secondsLeft").longValue()).isEqualTo(120);
        JsonNode call = bought.path("call");
        assertThat(call.path("arguments").get(0).path("hex").stringValue())
                .isEqualTo(firm.path("terms").stringValue());
        assertThat(call.path("arguments").get(1).path("text")).isEqualTo(firm.path("signature"));
        assertThat(call.path("postConditions").get(0).path("amount")).isEqualTo(firm.path("premium"));

        api.views.position = new PositionView(
                new StacksHeight(76),
                FakeViews.asOf(76, "0xabce", now, FakeViews.AS_OF.blockTime() + 121, now),
                List.of());
        assertThat(api.post("/v1/purchases:prepare", buy.replace("WALLET", WALLET))
                        .statusCode())
                .isEqualTo(410);
        assertThat(ApiServer.json(api.get("/v1/quotes/" + quoteId))
                        .path("status")
                        .stringValue())
                .isEqualTo("EXPIRED");
        api.quotes.used.put(Bytes.ofHex(quoteId), new PolicyId(9));
        JsonNode used = ApiServer.json(api.get("/v1/quotes/" + quoteId));
        assertThat(used.path("status").stringValue()).isEqualTo("USED");
        assertThat(used.path("policyId").longValue()).isEqualTo(9);
        assertThat(used.path("seenAt").path("height").longValue()).isEqualTo(76);
        assertThat(used.path("asOf").path("height").longValue()).isEqualTo(70);
    }

    @Test
    void namesTheLimitsOfAWithdrawalThatIsTooMuch() throws Exception {
        HttpResponse<String> answer = api.post("/v1/withdrawals:prepare", """
                {"provider": "%s", "token": "STX", "tier": "conservative", "capital": "996", "premium": "1"}""".formatted(WALLET));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(ApiServer.json(answer).path("code").stringValue()).isEqualTo("ABOVE_LIMIT");
        assertThat(ApiServer.json(answer).path("limits").path("capital").stringValue())
                .isEqualTo("995");
        assertThat(ApiServer.json(answer).path("limits").path("premium").stringValue())
                .isEqualTo("75");
    }

    /** `'` stands for the quotes of JSON. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "deposits | 'provider':'SP000000000000000000002Q6VF78' | 400 | INVALID_FIELD | provider",
                "deposits | 'provider':'ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.x' | 400 | INVALID_FIELD | provider",
                "deposits | 'provider':'WALLET','token':'DOGE','tier':'balanced' | 404 | UNKNOWN_BOOK | DOGE",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced' | 400 | INVALID_FIELD | amount",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'0' | 400 | INVALID_FIELD | amount",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'01' | 400 | INVALID_FIELD | amount",
                // 2^51
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'2251799813685248' | 400 | INVALID_FIELD | 2251799813685247",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'1','nonce':1 | 400 | INVALID_FIELD | publicKey",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'1','fee':'1' | 400 | INVALID_FIELD | nonce",
                "deposits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'1','nonce':1,'publicKey':'0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798','fee':'1' | 400 | INVALID_FIELD | publicKey",
                "exits | 'provider':'WALLET','token':'STX','tier':'balanced','amount':'1' | 404 | UNKNOWN_PROVIDER | STX:balanced",
                "exits | 'provider':'WALLET','token':'STX','tier':'conservative','amount':'1001' | 409 | ABOVE_CAPITAL | 1000",
                "withdrawals | 'provider':'WALLET','token':'STX','tier':'conservative','capital':'0','premium':'0' | 400 | INVALID_FIELD | capital",
                "withdrawals | 'provider':'WALLET','token':'STX','tier':'conservative','capital':'1' | 400 | INVALID_FIELD | premium",
                "withdrawals | 'provider':'WALLET','token':'STX','tier':'balanced','capital':'1','premium':'0' | 404 | UNKNOWN_PROVIDER | STX:balanced",
                "purchases | 'buyer':'WALLET','quoteId':'7' | 400 | INVALID_FIELD | quoteId",
                "purchases | 'buyer':'WALLET','quoteId':'0x00000000000000000000000000000000' | 404 | UNKNOWN_QUOTE | 0x0000",
                "activations | 'owner':'WALLET','policyId':0 | 400 | INVALID_FIELD | policyId",
                "activations | 'owner':'WALLET','policyId':9 | 404 | UNKNOWN_POLICY | policy 9",
            })
    void refusesWithACodeAndSaysWhat(String what, String fields, int status, String code, String said)
            throws Exception {
        String body = "{" + fields.replace('\'', '"').replace("WALLET", WALLET) + "}";
        HttpResponse<String> answer = api.post("/v1/" + what + ":prepare", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ApiServer.json(answer).path("code").stringValue()).isEqualTo(code);
        assertThat(ApiServer.json(answer).path("detail").stringValue()).contains(said);
    }
}

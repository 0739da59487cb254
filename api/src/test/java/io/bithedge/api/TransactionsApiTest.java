package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.transaction.WalletTransaction;
import io.bithedge.pool.transaction.WalletTransaction.Call;
import io.bithedge.pool.transaction.WalletTransaction.Place;
import io.bithedge.pool.transaction.WalletTransaction.Status;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class TransactionsApiTest {
    private static final String TXID = "0x" + "ab".repeat(32);
    private ApiServer api;

    @BeforeAll
    void start(@TempDir Path keys) throws IOException {
        api = ApiServer.start(keys);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private HttpResponse<String> register(String txid) throws Exception {
        return api.post("/v1/transactions", "{\"txid\":\"" + txid + "\"}");
    }

    @Test
    void tellsTheLifeOfATransaction() throws Exception {
        assertThat(api.get("/v1/transactions/" + TXID).statusCode()).isEqualTo(404);
        HttpResponse<String> registered =
                register(TXID.toUpperCase(java.util.Locale.ROOT).replace("0X", "0x"));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(202);
        JsonNode body = ApiServer.json(registered);
        assertThat(body.path("txid").stringValue()).isEqualTo(TXID);
        assertThat(body.path("status").stringValue()).isEqualTo("REGISTERED");
        assertThat(body.has("height")).isFalse();
        assertThat(body.path("asOf").path("height").longValue()).isEqualTo(70);

        api.transactions.known.put(
                TXID,
                new WalletTransaction(
                        TXID,
                        Status.FAILED,
                        true,
                        false,
                        new Call("ST1", ApiServer.REGISTRY, "create-policy"),
                        new Place(
                                71,
                                "0x71",
                                991,
                                "abort_by_response",
                                ClarityValue.err(ClarityValue.uint(208)).encode()),
                        9));
        JsonNode failed = ApiServer.json(api.get("/v1/transactions/" + TXID));
        assertThat(failed.path("status").stringValue()).isEqualTo("FAILED");
        assertThat(failed.path("final").booleanValue()).isTrue();
        assertThat(failed.path("function").stringValue()).isEqualTo("create-policy");
        assertThat(failed.path("height").longValue()).isEqualTo(71);
        assertThat(failed.path("error").path("code").stringValue()).isEqualTo("u208");
        assertThat(failed.path("error").path("name").stringValue()).isEqualTo("ERR_QUOTE_EXPIRED");
        assertThat(failed.path("error").path("sentence").stringValue())
                .isEqualTo("Behind valid-until (seconds of block time).");
        assertThat(failed.path("sinceMs").longValue()).isEqualTo(9);
    }

    @Test
    void refusesWhatIsNoTransactionId() throws Exception {
        for (String bad : new String[] {"", "ab".repeat(31), "0x" + "ab".repeat(33), "0x" + "zz".repeat(32)}) {
            HttpResponse<String> answer = register(bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(ApiServer.json(answer).path("code").stringValue()).isEqualTo("INVALID_FIELD");
        }
        assertThat(api.get("/v1/transactions/0x12").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhenItCouldNotBeRegistered() throws Exception {
        api.transactions.isDown = true;
        HttpResponse<String> answer = register("0x" + "cd".repeat(32));
        api.transactions.isDown = false;

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(ApiServer.json(answer).path("code").stringValue()).isEqualTo("NOT_RECORDED");
    }
}

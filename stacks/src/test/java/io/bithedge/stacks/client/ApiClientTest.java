package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.math.BigInteger;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An API before its version 9. */
class ApiClientTest {
    private static final String VAULT = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.vault";
    private static final Bytes HASH = Bytes.zeros(32);
    private static final Txid TXID = new Txid(HASH);

    @RegisterExtension
    private final Answers answers = new Answers();

    private final MockWebServer server = answers.server;

    @Test
    void listsBlocks() throws InterruptedException {
        answers.answer("GET /extended/v2/blocks?limit=2");
        Page<Block> page = answers.api().blocks(2, 0);
        assertThat(page.total()).isEqualTo(10);
        Block newest = page.results().getFirst();
        assertThat(newest.height()).isEqualTo(16);
        assertThat(newest.canonical()).isTrue();
        assertThat(newest.parentIndexBlockHash())
                .isEqualTo(page.results().get(1).indexBlockHash());
        assertThat(newest.burnBlockHeight()).isEqualTo(7);
        assertThat(server.takeRequest().getUrl().queryParameter("limit")).isEqualTo("2");
    }

    @Test
    void findsBlocksByHeightHashAndTip() throws InterruptedException {
        String block = Answers.RECORDED
                .get("GET /extended/v2/blocks?limit=2")
                .get("results")
                .get(0)
                .toString();
        for (int i = 0; i < 3; i++) {
            answers.answer(200, block);
        }
        ApiClient api = answers.api();
        assertThat(api.blockByHeight(16))
                .isPresent()
                .isEqualTo(api.blockByHash(HASH))
                .isEqualTo(api.latestBlock());
        assertThat(server.takeRequest().getTarget()).isEqualTo("/extended/v2/blocks/16");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/extended/v2/blocks/0x" + "00".repeat(32));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/extended/v2/blocks/latest");
    }

    @Test
    void readsASuccessfulCallWithItsEvents() {
        answers.noRoute();
        answers.answer("GET /extended/v1/tx (contract_call success)");
        ApiTransaction tx = answers.api().transaction(TXID).orElseThrow();
        assertThat(tx.status()).isEqualTo(TransactionStatus.SUCCESS);
        assertThat(tx.feeMicroStx()).isEqualTo(1000);
        assertThat(tx.call())
                .isEqualTo(new ApiTransaction.Call.ContractCall(
                        VAULT, "deposit-stx", List.of(ClarityValue.uint(1000).encode())));
        ApiTransaction.Standing.Mined mined = tx.mined().orElseThrow();
        assertThat(mined.blockHeight()).isEqualTo(9);
        assertThat(ClarityView.of(ClarityValue.decode(mined.result())).okValue().asUint())
                .isEqualTo(1000);
        assertThat(mined.events()).hasSize(2);
        assertThat(mined.events().getFirst())
                .isEqualTo(new ChainEvent.Stx(
                        tx.txid(),
                        0,
                        new ChainEvent.Movement.Transfer("ST3AZN3BSQYJ5VWMNG92N88Z4G9498VYSHDZD9EK", VAULT),
                        BigInteger.valueOf(1000)));
        ChainEvent.ContractLog log = (ChainEvent.ContractLog) mined.events().get(1);
        ClarityView print = ClarityView.of(ClarityValue.decode(log.value()));
        assertThat(print.ascii("event")).isEqualTo("deposit");
        assertThat(print.uintLong("height")).isEqualTo(9);
    }

    @Test
    void readsFungibleEvents() {
        answers.noRoute();
        ObjectNode tx = (ObjectNode) Answers.RECORDED
                .get("GET /extended/v1/tx (contract_call success)")
                .deepCopy();
        tx.set("events", Answers.RECORDED.get("sponsored sBTC deposit events"));
        answers.answer(200, tx.toString());
        List<ChainEvent> events = answers.api()
                .transaction(TXID)
                .flatMap(ApiTransaction::mined)
                .orElseThrow()
                .events();
        ChainEvent.Fungible moved = (ChainEvent.Fungible) events.getFirst();
        assertThat(moved.assetId()).isEqualTo("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token");
        assertThat(moved.amount()).isEqualTo(7777);
    }

    @Test
    void readsDeploysAndTheMempool() {
        answers.noRoute();
        answers.answer("mempool tx");
        answers.answer("GET /extended/v1/tx (smart_contract)");
        ApiClient api = answers.api();
        ApiTransaction pending = api.transaction(TXID).orElseThrow();
        assertThat(pending.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(pending.standing()).isEqualTo(new ApiTransaction.Standing.InMempool());
        assertThat(pending.call()).isEqualTo(new ApiTransaction.Call.Deploy(VAULT));
        assertThat(api.transaction(TXID).orElseThrow().mined()).isPresent();
    }

    @Test
    void readsReplacedTransactions() {
        answers.noRoute();
        answers.answer("replaced tx");
        ApiTransaction tx = answers.api().transaction(TXID).orElseThrow();
        assertThat(tx.status()).isEqualTo(TransactionStatus.DROPPED_REPLACE_BY_FEE);
        assertThat(tx.standing())
                .isEqualTo(new ApiTransaction.Standing.Dropped(
                        "0x23cb0bf3044ec7fa4e3f9b2c3f934045fa23f18442468cd3664ce9ad00d4f009"));
    }

    @ParameterizedTest
    @CsvSource({
        "abort_by_response, ABORT_BY_RESPONSE",
        "abort_by_post_condition, ABORT_BY_POST_CONDITION",
        "problematic_skipped, PROBLEMATIC_SKIPPED",
        "eaten_by_a_grue, UNKNOWN"
    })
    void readsFailedStatusesAsMined(String wire, TransactionStatus status) {
        answers.noRoute();
        ObjectNode tx = (ObjectNode) Answers.RECORDED
                .get("GET /extended/v1/tx (contract_call success)")
                .deepCopy();
        tx.put("tx_status", wire);
        answers.answer(200, tx.toString());
        ApiTransaction read = answers.api().transaction(TXID).orElseThrow();
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.wireStatus()).isEqualTo(wire);
        assertThat(read.mined()).isPresent();
    }

    @Test
    void isEmptyForUnknownTransactions() {
        answers.noRoute();
        answers.answer(404, "{\"error\":\"could not find transaction by ID\"}");
        assertThat(answers.api().transaction(TXID)).isEmpty();
    }

    @Test
    void pagesThroughEvents() throws InterruptedException {
        answers.noRoute();
        answers.answer(200, withEvents(100, 150));
        answers.answer(200, withEvents(50, 150));
        assertThat(answers.api().events(TXID).orElseThrow()).hasSize(150);
        assertThat(server.takeRequest().getTarget()).startsWith("/extended/v3/");
        assertThat(server.takeRequest().getUrl().queryParameter("event_offset")).isEqualTo("0");
        assertThat(server.takeRequest().getUrl().queryParameter("event_offset")).isEqualTo("100");
    }

    @Test
    void pagesThroughBlockTransactionsByHash() throws InterruptedException {
        answers.noRoute();
        answers.answer(200, transactions(50, 0, 61));
        answers.answer(200, transactions(11, 50, 61));
        assertThat(answers.api().blockTransactions(HASH).orElseThrow()).hasSize(61);
        assertThat(server.takeRequest().getTarget()).startsWith("/extended/v3/");
        assertThat(server.takeRequest().getTarget()).contains("/v2/blocks/0x" + "00".repeat(32) + "/transactions");
        assertThat(server.takeRequest().getUrl().queryParameter("offset")).isEqualTo("50");
    }

    @Test
    void endsPagingWhenTheListGetsShorterMeanwhile() {
        answers.noRoute();
        answers.answer(200, transactions(50, 0, 61));
        answers.answer(200, transactions(0, 50, 61));
        assertThat(answers.api().blockTransactions(HASH).orElseThrow()).hasSize(50);
    }

    @Test
    void readsNonces() {
        answers.noRoute();
        answers.answer("nonces while pending");
        AddressNonces nonces = answers.api().nonces(Principal.parse(VAULT).address());
        assertThat(nonces.possibleNextNonce()).isEqualTo(1);
        assertThat(nonces.lastExecutedNonce()).isEmpty();
        assertThat(nonces.lastMempoolNonce()).hasValue(0);
    }

    @Test
    void namesThePathOfABadField() {
        String body = Answers.RECORDED
                .get("GET /extended/v2/blocks?limit=2")
                .toString()
                .replace("\"height\":15", "\"height\":\"15\"");
        answers.answer(200, body);
        assertThatThrownBy(() -> answers.api().blocks(2, 0))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("results[1].height: expected an integer");
    }

    private static String withEvents(int count, int total) {
        ObjectNode tx = (ObjectNode) Answers.RECORDED
                .get("GET /extended/v1/tx (contract_call success)")
                .deepCopy();
        ArrayNode events = tx.putArray("events");
        for (int i = 0; i < count; i++) {
            events.add(Answers.RECORDED.get("sponsored sBTC deposit events").get(0));
        }
        return tx.put("event_count", total).toString();
    }

    private static String transactions(int count, int offset, int total) {
        ObjectNode page = JsonView.MAPPER.createObjectNode();
        page.put("limit", 50).put("offset", offset).put("total", total);
        ArrayNode results = page.putArray("results");
        for (int i = 0; i < count; i++) {
            results.add(Answers.RECORDED.get("GET /extended/v1/tx (contract_call success)"));
        }
        return page.toString();
    }
}

package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.ApiTransaction.Call;
import io.bithedge.stacks.client.ApiTransaction.Standing;
import io.bithedge.stacks.client.ChainEvent.Movement;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An API since its version 9; shapes from its schemas, src/api/schemas/v3. */
class ApiV3Test {
    private static final Bytes HASH = Bytes.zeros(32);
    private static final Txid TXID = new Txid(HASH);
    private static final String HEX = "0x" + "00".repeat(32);
    private static final StacksAddress ACCOUNT = StacksAddress.parse("SP3FBR2AGK5H9QBDH3EEN6DF8EK8JY7RX8QJ5SVTE");
    private static final String HEAD = """
            {"tx_id":"%1$s","sender":{"address":"%2$s","nonce":7},"sponsor":%3$s,"fee_rate":"3000",""";
    private static final String BLOCK = """
            "block":{"height":9,"hash":"%1$s","index_hash":"%1$s","time":1700000000,"tx_index":%2$d},\
            "bitcoin_block":{"height":5,"time":1700000000},"status":"%3$s",""";
    private static final String CALL = "\"type\":\"contract_call\",\"contract_call\":{\"contract_id\":\"" + ACCOUNT
            + ".send-many\",\"function_name\":\"f\"}";
    private static final String UNWRITABLE =
            "{\"statusCode\":500,\"error\":\"Internal Server Error\",\"message\":\"The value of '#/properties/results/items' does not match schema definition.\"}";
    private static final String NOT_FOUND =
            "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"Transaction not found\"}";

    @RegisterExtension
    private final Answers answers = new Answers();

    private final MockWebServer server = answers.server;

    @Test
    void readsABlocksTransactionsPageByPageAndOldestFirst() throws InterruptedException {
        answers.answer(200, page("\"9:2147483647:1\"", summary(3), summary(2)));
        answers.answer(200, page("null", summary(1), summary(0)));
        List<BlockTransaction> all = answers.api().blockTransactions(HASH).orElseThrow();

        assertThat(all).extracting(BlockTransaction::txIndex).containsExactly(0L, 1L, 2L, 3L);
        assertThat(all.getFirst())
                .isEqualTo(new BlockTransaction(
                        TXID,
                        ACCOUNT.toString(),
                        7,
                        BigInteger.valueOf(3000),
                        TransactionStatus.SUCCESS,
                        "success",
                        new Call.ContractCall(ACCOUNT + ".send-many", "f", List.of()),
                        0,
                        new BlockTransaction.Outcome.Unknown()));
        RecordedRequest first = server.takeRequest();
        assertThat(first.getUrl().encodedPath()).isEqualTo("/extended/v3/blocks/" + HEX + "/transactions");
        assertThat(first.getUrl().queryParameter("cursor")).isNull();
        assertThat(server.takeRequest().getUrl().queryParameter("cursor")).isEqualTo("9:2147483647:1");
    }

    @Test
    void readsAMinedTransactionWithItsResult() throws InterruptedException {
        answers.answer(200, mined("{\"address\":\"" + ACCOUNT + "\",\"nonce\":1}"));
        ApiTransaction tx = answers.api().transaction(TXID).orElseThrow();

        assertThat(tx.sponsored()).isTrue();
        assertThat(tx.nonce()).isEqualTo(7);
        assertThat(tx.call()).isEqualTo(new Call.ContractCall(ACCOUNT + ".send-many", "f", List.of(Bytes.ofHex("03"))));
        assertThat(tx.mined())
                .contains(
                        new Standing.Mined(true, HASH, 9, 1_700_000_000, 5, 4, Bytes.ofHex("0703"), "", 12, List.of()));
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/extended/v3/transactions/" + HEX + "?include=result%2Cfunction_args");
    }

    @Test
    void readsWhatWaits() {
        answers.answer(
                200,
                HEAD.formatted(HEX, ACCOUNT, "null")
                        + "\"receipt_time\":1,\"receipt_block_height\":2,\"status\":\"pending\",\"type\":\"token_transfer\","
                        + "\"token_transfer\":{\"recipient\":\"" + ACCOUNT
                        + "\",\"amount\":\"5\",\"memo\":null},\"replaced_by_tx_id\":null}");
        ApiTransaction tx = answers.api().transaction(TXID).orElseThrow();
        assertThat(tx.standing()).isEqualTo(new Standing.InMempool());
        assertThat(tx.call()).isEqualTo(new Call.Transfer(ACCOUNT.toString(), BigInteger.valueOf(5)));
    }

    @Test
    void readsEveryTypeOfEvent() {
        String party = "\"sender\":\"a\",\"recipient\":\"b\"";
        String value = "{\"hex\":\"0x03\",\"repr\":\"true\"}";
        answers.answer(
                200,
                page(
                        "null",
                        "{\"event_index\":0,\"type\":\"contract_log\",\"contract_log\":{\"contract_id\":\"a.b\",\"topic\":\"print\",\"value\":"
                                + value + "}}",
                        "{\"event_index\":1,\"type\":\"stx_asset\",\"stx_asset\":{\"type\":\"transfer\"," + party
                                + ",\"amount\":\"1\",\"memo\":null}}",
                        "{\"event_index\":2,\"type\":\"ft_asset\",\"ft_asset\":{\"type\":\"mint\",\"recipient\":\"b\",\"asset_identifier\":\"a.b::c\",\"amount\":\"2\"}}",
                        "{\"event_index\":3,\"type\":\"nft_asset\",\"nft_asset\":{\"type\":\"burn\",\"sender\":\"a\",\"asset_identifier\":\"a.b::c\",\"value\":"
                                + value + "}}",
                        "{\"event_index\":4,\"type\":\"stx_lock\",\"stx_lock\":{}}",
                        "{\"event_index\":5,\"type\":\"event_of_tomorrow\"}"));
        assertThat(answers.api().events(TXID).orElseThrow())
                .containsExactly(
                        new ChainEvent.ContractLog(TXID, 0, "a.b", "print", Bytes.ofHex("03")),
                        new ChainEvent.Stx(TXID, 1, new Movement.Transfer("a", "b"), BigInteger.ONE),
                        new ChainEvent.Fungible(TXID, 2, "a.b::c", new Movement.Mint("b"), BigInteger.TWO),
                        new ChainEvent.NonFungible(TXID, 3, "a.b::c", new Movement.Burn("a"), Bytes.ofHex("03")),
                        new ChainEvent.Other(TXID, 4, "stx_lock"),
                        new ChainEvent.Other(TXID, 5, "event_of_tomorrow"));
    }

    @Test
    void pagesThroughEventsAndRefusesAPageThatLeadsToItself() {
        String[] events = IntStream.range(0, 100)
                .mapToObj("{\"event_index\":%d,\"type\":\"x\"}"::formatted)
                .toArray(String[]::new);
        answers.answer(200, page("\"100\"", events));
        answers.answer(200, page("null", "{\"event_index\":100,\"type\":\"x\"}"));
        assertThat(answers.api().events(TXID).orElseThrow()).hasSize(101);
        answers.answer(200, page("\"100\"", events));
        answers.answer(200, page("\"100\"", events));
        assertThatThrownBy(() -> answers.api().events(TXID))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("cursor.next");
    }

    @Test
    void readsNonces() throws InterruptedException {
        answers.answer(
                200,
                "{\"next_nonce\":9,\"last_confirmed_nonce\":5,\"mempool\":{\"last_nonce\":8,\"pending_nonces\":[6],\"missing_nonces\":[7]}}");
        assertThat(answers.api().nonces(ACCOUNT)).isEqualTo(new AddressNonces(9, List.of(7L), List.of(6L), 5, 8));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/extended/v3/principals/" + ACCOUNT + "/nonces");
    }

    /** The new routes do not tell what the mempool threw out, and nothing of orphans. */
    @Test
    void asksTheOldRouteForWhatTheNewOneDoesNotKnow() throws InterruptedException {
        answers.answer(404, NOT_FOUND);
        answers.answer("replaced tx");
        assertThat(answers.api().transaction(TXID).orElseThrow().standing()).isInstanceOf(Standing.Dropped.class);
        assertThat(server.takeRequest().getTarget()).startsWith("/extended/v3/transactions/");
        assertThat(server.takeRequest().getTarget()).startsWith("/extended/v1/tx/");
    }

    @Test
    void isEmptyWhereTheOldRouteIsGoneAndAsksItNeverAgain() {
        ApiClient api = answers.api();
        answers.answer(404, NOT_FOUND);
        answers.gone();
        assertThat(api.transaction(TXID)).isEmpty();
        answers.answer(404, NOT_FOUND);
        assertThat(api.transaction(TXID)).isEmpty();
        answers.answer(400, "{\"error\":\"Transaction not found\"}");
        assertThat(api.events(TXID)).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    /** An API is replaced while we ask, forth and back. */
    @Test
    void followsAnApiFromTheOldRoutesToTheNewOnesAndBack() {
        ApiClient api = answers.api();
        answers.noRoute();
        answers.answer("GET /extended/v1/tx (contract_call success)");
        assertThat(api.transaction(TXID)).isPresent();
        answers.answer("GET /extended/v1/tx (contract_call success)");
        assertThat(api.transaction(TXID)).isPresent();
        answers.gone();
        answers.answer(200, mined("null"));
        assertThat(api.transaction(TXID)).isPresent();
        answers.answer(200, mined("null"));
        assertThat(api.transaction(TXID)).isPresent();
        answers.noRoute();
        answers.answer("GET /extended/v1/tx (contract_call success)");
        assertThat(api.transaction(TXID)).isPresent();
        assertThat(server.getRequestCount()).isEqualTo(8);
    }

    @Test
    void saysThatAnApiHasNeither() {
        answers.noRoute();
        answers.gone();
        assertThatThrownBy(() -> answers.api().transaction(TXID))
                .isInstanceOfSatisfying(
                        ClientException.UnexpectedStatus.class,
                        e -> assertThat(e.status()).isEqualTo(410));
    }

    /** Its own form refuses names of more than 40 characters, which a stranger can put there. */
    @Test
    void asksTheOldRouteWhenTheNewOneFailsOnWhatItFound() {
        for (int attempt = 0; attempt < Answers.POLICY.maxAttempts(); attempt++) {
            answers.answer(500, "{\"statusCode\":500,\"error\":\"Internal Server Error\"}");
        }
        answers.answer("GET /extended/v1/tx (contract_call success)");
        assertThat(answers.api().events(TXID).orElseThrow()).hasSize(2);
    }

    /** It is the same each time: asked again, every such transaction would cost seconds. */
    @Test
    void asksOnlyOnceForWhatCannotBeWritten() {
        answers.answer(500, UNWRITABLE);
        answers.gone();
        assertThatThrownBy(() -> answers.api().events(TXID))
                .isInstanceOfSatisfying(
                        ClientException.UnexpectedStatus.class,
                        e -> assertThat(e.status()).isEqualTo(500));
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(answers.pauses).isEmpty();
    }

    /** A stranger prints a mebibyte as often as his fee pays for; a page of that is asked for once, and not held. */
    @Test
    void asksOnlyOnceForMoreThanWeRead() {
        answers.answer(200, "[\"" + "0".repeat(33 * 1024 * 1024) + "\"]");
        assertThatThrownBy(() -> answers.api().events(TXID))
                .isInstanceOfSatisfying(
                        ClientException.TooLarge.class,
                        e -> assertThat(ApiClient.failedOnContents(e)).isTrue())
                .hasMessageContaining("an answer above 33554432 bytes");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsWhatAContractPrintedInATransactionFromItsLogs() throws InterruptedException {
        answers.answer(200, page("null", summary(2)));
        BlockTransaction transaction =
                answers.api().blockTransactions(HASH).orElseThrow().getFirst();
        answers.answer(200, logs("\"9:2147483647:2:4\"", log(HEX, 8), log(HEX, 7)));
        answers.answer(200, logs("\"8:2147483647:1:0\"", log(HEX, 4), log("0x" + "01".repeat(32), 3)));
        assertThat(answers.api().prints("a.b", 9, transaction))
                .containsExactly(
                        new ChainEvent.ContractLog(TXID, 4, "a.b", "print", Bytes.ofHex("03")),
                        new ChainEvent.ContractLog(TXID, 7, "a.b", "print", Bytes.ofHex("03")),
                        new ChainEvent.ContractLog(TXID, 8, "a.b", "print", Bytes.ofHex("03")));
        server.takeRequest();
        RecordedRequest first = server.takeRequest();
        assertThat(first.getUrl().encodedPath()).isEqualTo("/extended/v2/smart-contracts/a.b/logs");
        // From behind the last event that this transaction can have, downwards.
        assertThat(first.getUrl().queryParameter("cursor")).isEqualTo("9:2147483647:2:2147483647");
        assertThat(server.takeRequest().getUrl().queryParameter("cursor")).isEqualTo("9:2147483647:2:4");
    }

    @Test
    void tellsAContractThatPrintedNothingFromAnApiThatHasNoLogs() {
        answers.answer(200, page("null", summary(2)));
        ApiClient api = answers.api();
        BlockTransaction transaction = api.blockTransactions(HASH).orElseThrow().getFirst();
        answers.answer(404, "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"Cursor not found\"}");
        assertThat(api.prints("a.b", 9, transaction)).isEmpty();
        answers.answer(200, logs("null"));
        assertThat(api.prints("a.b", 9, transaction)).isEmpty();
        answers.answer(200, logs("null", log("0x" + "01".repeat(32), 3)));
        assertThat(api.prints("a.b", 9, transaction)).isEmpty();
        answers.noRoute();
        assertThatThrownBy(() -> api.prints("a.b", 9, transaction))
                .isInstanceOf(ClientException.UnexpectedStatus.class);
        answers.answer(200, logs("\"9:2147483647:2:2147483647\"", log(HEX, 8)));
        assertThatThrownBy(() -> api.prints("a.b", 9, transaction))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("prev_cursor");
    }

    private static String log(String txid, int ordinal) {
        return "{\"event_index\":" + ordinal + ",\"event_type\":\"smart_contract_log\",\"tx_id\":\"" + txid
                + "\",\"contract_log\":{\"contract_id\":\"a.b\",\"topic\":\"print\",\"value\":{\"hex\":\"0x03\",\"repr\":\"true\"}}}";
    }

    private static String logs(String older, String... results) {
        return "{\"limit\":100,\"offset\":0,\"total\":9,\"next_cursor\":null,\"prev_cursor\":" + older
                + ",\"cursor\":null,\"results\":[" + String.join(",", results) + "]}";
    }

    private static String summary(int index) {
        return HEAD.formatted(HEX, ACCOUNT, "null") + BLOCK.formatted(HEX, index, "success") + CALL + "}";
    }

    private static String mined(String sponsor) {
        return HEAD.formatted(HEX, ACCOUNT, sponsor)
                + BLOCK.formatted(HEX, 4, "success")
                + CALL.replace("\"f\"}", "\"f\",\"function_args\":[{\"hex\":\"0x03\",\"repr\":\"true\"}]}")
                + ",\"parent_block\":{\"hash\":\"" + HEX + "\",\"index_hash\":\"" + HEX
                + "\"},\"event_count\":12,\"vm_error\":null,"
                + "\"execution_cost\":{},\"result\":{\"hex\":\"0x0703\",\"repr\":\"(ok true)\"}}";
    }

    private static String page(String next, String... results) {
        return "{\"total\":4,\"limit\":2,\"cursor\":{\"next\":" + next
                + ",\"previous\":null,\"current\":null},\"results\":["
                + String.join(",", Stream.of(results).toList()) + "]}";
    }
}

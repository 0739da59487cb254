package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.math.BigInteger;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeClientTest {
    private static final Principal ACCOUNT = Principal.parse("ST3AZN3BSQYJ5VWMNG92N88Z4G9498VYSHDZD9EK");
    private static final Principal.Contract VAULT =
            Principal.Contract.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.vault");
    private static final Bytes SIGNED =
            Bytes.ofHex(Vectors.transaction("tx04").get("signed_tx_hex").asString());

    @RegisterExtension
    private final Answers answers = new Answers();

    private final MockWebServer server = answers.server;

    @Test
    void readsTheTip() throws InterruptedException {
        answers.answer("GET /v2/info");
        NodeInfo info = answers.node().info();
        assertThat(info.stacksTipHeight()).isEqualTo(7);
        assertThat(info.burnBlockHeight()).isEqualTo(6);
        assertThat(info.networkId()).isEqualTo(0x80000000L);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/info");
    }

    /** Block 9 of the examples: SHA512/256(block_hash | consensus_hash) is the index_block_hash of its webhook. */
    @Test
    void computesTheTipsIdentity() {
        var block = Answers.RECORDED.get("webhook /new_block");
        NodeInfo info = new NodeInfo(
                0,
                "",
                6,
                9,
                Bytes.ofHex(block.get("block_hash").asString()),
                Bytes.ofHex(block.get("consensus_hash").asString()));
        assertThat(info.tipIndexBlockHash().toPrefixedHex())
                .isEqualTo(block.get("index_block_hash").asString());
    }

    @Test
    void readsAccountsWithHexAmounts() throws InterruptedException {
        answers.answer("GET /v2/accounts/{p}?proof=0");
        AccountState account = answers.node().account(ACCOUNT);
        assertThat(account.balance()).isEqualTo(1_000_000_000L);
        assertThat(account.nonce()).isZero();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/accounts/" + ACCOUNT + "?proof=0");
    }

    /** The body of a map entry is a JSON string: the serialised key. */
    @Test
    void readsTheEntryOfAMapAsOfABlock() throws InterruptedException {
        answers.answer(200, "{\"data\":\"0x0a0100000000000000000000000000000007\"}");
        answers.answer(200, "{\"data\":\"0x09\"}");
        answers.answer(200, "{\"data\":\"0x01\"}");
        Bytes tip = Bytes.zeros(32);

        assertThat(answers.node().mapEntryAt(tip, VAULT, "locks", ClarityValue.uint(1)))
                .contains(ClarityValue.uint(7));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget())
                .startsWith("/v2/map_entry/ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF/vault/locks?");
        assertThat(request.getTarget()).contains("tip=" + "00".repeat(32), "proof=0");
        assertThat(Answers.bodyOf(request).utf8()).isEqualTo("\"0x0100000000000000000000000000000001\"");
        assertThat(answers.node().mapEntryAt(tip, VAULT, "locks", ClarityValue.uint(2)))
                .isEmpty();
        assertThatThrownBy(() -> answers.node().mapEntryAt(tip, VAULT, "locks", ClarityValue.uint(3)))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("an optional Clarity value");
    }

    @Test
    void postsSignedBytesAsTheyAre() throws InterruptedException {
        answers.answer("POST /v2/transactions (200)");
        SubmitResult result = answers.node().submit(StacksTransaction.decode(SIGNED));
        assertThat(result)
                .isEqualTo(new SubmitResult.Accepted(
                        Txid.parse("6f4018d3a547a0a5c8ce0a6de57e8d315955e248b8f3972765a92e5d0a8c1f1e")));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v2/transactions");
        assertThat(request.getHeaders().get("content-type")).isEqualTo("application/octet-stream");
        assertThat(Answers.bodyOf(request).hex()).isEqualTo(SIGNED.toHex());
    }

    @ParameterizedTest
    @CsvSource({
        "reject BadNonce, BAD_NONCE, 7, 0",
        "reject TooMuchChaining, TOO_MUCH_CHAINING, 27, 28",
        "reject FeeTooLow, FEE_TOO_LOW, 154, 1",
        "reject NotEnoughFunds, NOT_ENOUGH_FUNDS, 2000000000, 999999000",
        "reject NoSuchContract, NO_SUCH_CONTRACT, -1, -1",
        "reject SignatureValidation, SIGNATURE_VALIDATION, -1, -1",
        "reject ConflictingNonceInMempool, CONFLICTING_NONCE_IN_MEMPOOL, -1, -1"
    })
    void readsEveryRecordedRejection(String recorded, RejectionReason reason, long expected, long actual) {
        answers.answer(400, Answers.RECORDED.get(recorded).toString());
        Rejection rejection = rejected();
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.expected().orElse(BigInteger.valueOf(-1))).isEqualTo(expected);
        assertThat(rejection.actual().orElse(BigInteger.valueOf(-1))).isEqualTo(actual);
        assertThat(rejection.txid().orElseThrow().hex())
                .isEqualTo(Answers.RECORDED.get(recorded).get("txid").asString());
        assertThat(answers.pauses).isEmpty();
    }

    @Test
    void tellsWhoseNonceIsBad() {
        answers.answer(400, Answers.RECORDED.get("reject BadNonce").toString());
        Rejection rejection = rejected();
        assertThat(rejection.principal()).contains(ACCOUNT.toString());
    }

    @Test
    void keepsUnknownReasons() {
        answers.answer(
                400, "{\"error\":\"transaction rejected\",\"reason\":\"TooPurple\",\"reason_data\":{\"hue\":1.5}}");
        Rejection rejection = rejected();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNKNOWN);
        assertThat(rejection.wireReason()).isEqualTo("TooPurple");
        assertThat(rejection.data()).containsEntry("hue", "1.5");
    }

    @Test
    void keepsPlainTextRefusals() {
        answers.answer(400, "Failed to deserialize posted transaction");
        assertThat(rejected().message()).contains("Failed to deserialize posted transaction");
    }

    @Test
    void callsReadOnlyFunctions() throws InterruptedException {
        answers.answer("call-read");
        CallReadResult result = answers.node()
                .callRead(VAULT, "is-it?", List.of(ClarityValue.uint(5), ClarityValue.principal(ACCOUNT)), ACCOUNT);
        assertThat(result).isEqualTo(new CallReadResult.Returned(ClarityValue.uint(1005)));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v2/contracts/call-read/" + VAULT.address() + "/vault/is-it%3F");
        assertThat(Answers.bodyOf(request).utf8())
                .isEqualTo(
                        "{\"sender\":\"" + ACCOUNT
                                + "\",\"arguments\":[\"0x0100000000000000000000000000000005\",\"0x051a06afd46bcdfd22ef94ac122aa11f241244a37ecc\"]}");
    }

    @Test
    void pinsReadsToABlock() throws InterruptedException {
        answers.answer("call-read on public fn");
        CallReadResult result = answers.node().callReadAt(Bytes.zeros(32), VAULT, "f", List.of(), ACCOUNT);
        assertThat(result).isEqualTo(new CallReadResult.Failed("NotReadOnly"));
        assertThat(server.takeRequest().getTarget()).endsWith("/vault/f?tip=" + "00".repeat(32));
    }

    @Test
    void readsFeeEstimates() {
        answers.answer("fees/transaction");
        assertThat(answers.node().estimateFee(StacksTransaction.decode(SIGNED).payload(), SIGNED.size()))
                .isEqualTo(new FeeEstimate.Estimated(
                        BigInteger.valueOf(180), BigInteger.valueOf(360), BigInteger.valueOf(900)));
    }

    @Test
    void tellsWhenThereIsNoEstimate() {
        answers.answer(400, "{\"error\":\"Estimation could not be performed\",\"reason\":\"NoEstimateAvailable\"}");
        assertThat(answers.node().estimateFee(StacksTransaction.decode(SIGNED).payload(), SIGNED.size()))
                .isEqualTo(new FeeEstimate.Unavailable("NoEstimateAvailable"));
    }

    /** In whatever form a node says that it cannot. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"Fee estimation not supported on this node\"` | Fee estimation not supported on this node",
                "`{\"error\":\"x\",\"reason\":\"CostEstimateError\",\"reason_data\":{}}` | CostEstimateError",
                "`{\"error\":\"Estimation could not be performed\"}` | Estimation could not be performed",
                "`{\"reason\":null,\"error\":\"x\"}` | x",
                "`{}` | {}",
                "`Invalid Http request: invalid body length for FeeRateEstimate (0)` | Invalid Http request: invalid body length for FeeRateEstimate (0)",
                "`<html>` | <html>",
                "`42` | 42",
                "`` | ``"
            })
    void takesEveryRefusalToEstimateAsNoEstimate(String body, String reason) {
        answers.answer(400, body);
        assertThat(answers.node().estimateFee(StacksTransaction.decode(SIGNED).payload(), SIGNED.size()))
                .isEqualTo(new FeeEstimate.Unavailable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "Execution budget exceeded",
        "'Invalid Http request: Failed to parse JSON body: EOF while parsing a value at line 1 column 0'"
    })
    void tellsWhyACallWasNotRead(String words) {
        answers.answer(400, words);
        assertThat(answers.node().callRead(VAULT, "f", List.of(), ACCOUNT)).isEqualTo(new CallReadResult.Failed(words));
    }

    @Test
    void readsTheTransferFeeRate() {
        answers.answer(200, "1");
        assertThat(answers.node().transferFeeRate()).isEqualTo(1);
    }

    @Test
    void tellsWhetherAContractIsThere() {
        answers.answer(200, "{\"source\":\"(ok 1)\",\"publish_height\":3}");
        answers.answer(404, "No contract source data found");
        NodeClient node = answers.node();
        assertThat(node.contractSource(VAULT)).contains("(ok 1)");
        assertThat(node.contractSource(VAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | the root",
                "{} | balance",
                "{\"balance\":1.5} | balance",
                "{\"balance\":\"-5\"} | balance",
                "[] | "
            })
    void namesThePathOfAnswersOfAnotherShape(String body, String path) {
        answers.answer(200, body);
        assertThatThrownBy(() -> answers.node().account(ACCOUNT))
                .isInstanceOf(ClientException.UnexpectedAnswer.class)
                .hasMessageContaining("GET /v2/accounts/" + ACCOUNT)
                .hasMessageContaining(path == null ? "" : path);
    }

    private Rejection rejected() {
        SubmitResult result = answers.node().submit(SIGNED);
        assertThat(result).isInstanceOf(SubmitResult.Rejected.class);
        return ((SubmitResult.Rejected) result).rejection();
    }

    @Test
    void simulatesWithTheNodesToken() throws InterruptedException {
        answers.answer(200, """
                {"txid":"0x%1$s","tip_block_id":"%1$s","result_hex":"0x0703","post_condition_aborted":false,"vm_error":null,
                 "events":[{"txid":"0x%1$s","event_index":0,"committed":true,"type":"stx_transfer_event",
                   "stx_transfer_event":{"sender":"A","recipient":"B","amount":"1000","memo":""}},
                  {"txid":"0x%1$s","event_index":1,"committed":true,"type":"stx_lock_event","stx_lock_event":{}}]}
                """.formatted("ab".repeat(32)));
        try (NodeClient node = new NodeClient(answers.options().withAuthorization("token"), pause -> {}, () -> 0L)) {
            assertThat(node.simulate(SIGNED)).isInstanceOfSatisfying(SimulationResult.Executed.class, executed -> {
                assertThat(executed.tip()).isEqualTo(Bytes.ofHex("ab".repeat(32)));
                assertThat(executed.events()).hasExactlyElementsOfTypes(ChainEvent.Stx.class, ChainEvent.Other.class);
            });
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("authorization")).isEqualTo("token");
        assertThat(Answers.bodyOf(request).utf8()).isEqualTo("{\"transaction_hex\":\"" + SIGNED.toHex() + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"400, Refused", "401, NotOffered", "404, NotOffered"})
    void tellsWhyNothingWasSimulated(int status, String kind) {
        answers.answer(status, "Failed to simulate transaction: Skipped transaction");
        try (NodeClient node = answers.node()) {
            assertThat(node.simulate(SIGNED).getClass().getSimpleName()).isEqualTo(kind);
        }
    }
}

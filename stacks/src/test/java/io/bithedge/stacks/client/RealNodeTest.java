package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityValue.PrincipalValue;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.SignatureCheck;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionOutline;
import io.bithedge.stacks.transaction.TransactionOutline.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What nodes and APIs of mainnet and testnet were recorded to send, line by line of real_node.jsonl. */
class RealNodeTest {
    @TestFactory
    Stream<DynamicTest> readsEveryLine() {
        List<JsonNode> lines = Vectors.resource("real_node.jsonl")
                .lines()
                .map(Vectors.MAPPER::readTree)
                .toList();
        assertThat(lines).hasSize(10);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(line.get("kind").asString(), () -> check(line)));
    }

    private static void check(JsonNode line) throws IOException {
        JsonNode input = line.get("input");
        JsonNode expected = line.get("expected");
        String kind = line.get("kind").asString();
        switch (kind) {
            case "value" ->
                assertThat(ClarityValue.decode(Bytes.ofHex(input.asString())))
                        .isInstanceOfSatisfying(
                                PrincipalValue.class,
                                value -> assertThat(value.value())
                                        .hasToString(expected.get("principal").asString()));
            case "value by rule" -> {
                Bytes bytes = Bytes.ofHex(input.get("prefix").asString()
                        + input.get("repeat")
                                .asString()
                                .repeat(input.get("times").asInt()));
                assertThat(ClarityValue.decode(bytes).encode()).isEqualTo(bytes);
                assertThat(bytes.size()).isEqualTo(expected.get("bytes").asInt());
            }
            case "value and repr" ->
                assertThat(ClarityValue.parse(input.get("repr").asString()))
                        .isEqualTo(
                                ClarityValue.decode(Bytes.ofHex(input.get("hex").asString())));
            case "push /new_block" -> block(Vectors.MAPPER.readTree(input.asString()), input.asString());
            case "push /drop_mempool_tx" -> {
                List<Txid> dropped = new ArrayList<>();
                PushedMempool.readDropped(PushBody.of(input.asString()), dropped::add);
                assertThat(dropped).hasSize(27);
            }
            case "rpc POST /v2/fees/transaction" -> fees(input);
            case "api any deprecated route" ->
                assertThat(input.get("status").asInt()).isEqualTo(410);
            case "tx sponsored", "tx postconditions" -> transaction(Bytes.ofHex(input.asString()), expected);
            default -> throw new AssertionError("no test for kind " + kind);
        }
    }

    private static void block(JsonNode recorded, String body) {
        PushedBlock block = PushedBlock.read(PushBody.of(body), "ST000000000000000000002AMW42H.pool"::equals);
        assertThat(block.height()).isEqualTo(recorded.get("block_height").asLong());
        JsonNode own = recorded.get("block_time");
        assertThat(block.blockTime()).isEqualTo((own.isNull() ? recorded.get("burn_block_time") : own).asLong());
        assertThat(block.indexBlockHash())
                .hasToString(recorded.get("index_block_hash").asString());
        assertThat(block.transactionCount())
                .isEqualTo(recorded.get("transactions").size());
        assertThat(block.transactions()).isEmpty();
        assertThat(block.unread()).isEmpty();
    }

    private static void fees(JsonNode input) throws IOException {
        Answers answers = new Answers();
        try (MockWebServer server = answers.server) {
            server.start();
            answers.answer(input.get("status").asInt(), input.get("body").asString());
            StacksTransaction tx = StacksTransaction.decode(
                    Bytes.ofHex(Vectors.transaction("tx04").get("signed_tx_hex").asString()));
            assertThat(answers.node().estimateFee(tx.payload(), 211))
                    .isEqualTo(new FeeEstimate.Unavailable("Fee estimation not supported on this node"));
        }
    }

    private static void transaction(Bytes raw, JsonNode expected) {
        StacksTransaction tx = StacksTransaction.decode(raw);
        assertThat(tx.encode()).isEqualTo(raw);
        assertThat(tx.txid()).hasToString(expected.get("txid").asString());
        assertThat(tx.originAddress()).hasToString(expected.get("sender").asString());
        assertThat(tx.authorization().origin().nonce())
                .hasToString(expected.get("nonce").asString());
        assertThat(tx.authorization().payer().feeMicroStx())
                .hasToString(expected.get("payer_fee").asString());
        assertThat(tx.chainId()).isEqualTo(expected.get("chain_id").asLong());
        assertThat(tx.authorization())
                .isInstanceOf(
                        expected.get("auth").asString().equals("Sponsored")
                                ? Authorization.Sponsored.class
                                : Authorization.Standard.class);
        assertThat(tx.authorization().origin().hashMode().name())
                .isEqualTo(expected.get("hash_mode").asString());
        assertThat(tx.postConditions()).hasSize(expected.get("post_conditions").asInt());
        assertThat(tx.mode().name()).isEqualTo(expected.get("mode").asString());
        assertThat(SignatureCheck.isFullySigned(tx))
                .isEqualTo(expected.get("signatures_valid").asBoolean());
        Payload.ContractCall call = (Payload.ContractCall) tx.payload();
        assertThat(call.contract() + "::" + call.function())
                .isEqualTo(expected.get("call").asString());
        assertThat(call.arguments())
                .extracting(ClarityValue::toString)
                .containsExactlyElementsOf(expected.get("arguments")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        TransactionOutline outline = TransactionOutline.of(raw);
        assertThat(outline.origin().address()).isEqualTo(tx.originAddress());
        assertThat(outline.payer().feeMicroStx())
                .isEqualTo(tx.authorization().payer().feeMicroStx());
        assertThat(outline.target()).isEqualTo(new Target.Call(call.contract().toString(), call.function()));
    }
}

package io.bithedge.stacks.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Vectors;
import io.bithedge.stacks.signing.RecoverableSignature;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TransactionVectorsTest {
    static Stream<JsonNode> transactions() {
        return Vectors.of("transactions");
    }

    static Stream<JsonNode> calls() {
        return Vectors.calls().stream();
    }

    private static String hex(JsonNode vector, String field) {
        return vector.get(field).asString();
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void buildsAndSignsEveryVectorFromItsInputs(JsonNode vector) {
        StacksTransaction tx = VectorTransactions.build(hex(vector, "id"));
        assertThat(tx.payload().encode().toHex()).isEqualTo(hex(vector, "payload_hex"));
        assertThat(Sighash.preimage(tx).toHex()).isEqualTo(hex(vector, "initial_sighash_preimage_hex"));
        assertThat(tx.encode().toHex()).isEqualTo(hex(vector, "signed_tx_hex"));
        assertThat(tx.encode().size())
                .isEqualTo(vector.get("signed_tx_length_bytes").asInt());
        assertThat(tx.txid().hex()).isEqualTo(hex(vector, "txid"));
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void decodesEveryVectorAndFindsItsHashesAndSignatures(JsonNode vector) {
        StacksTransaction tx = StacksTransaction.decode(Bytes.ofHex(hex(vector, "signed_tx_hex")));
        SingleSig origin = (SingleSig) tx.authorization().origin();
        assertThat(tx.encode().toHex()).isEqualTo(hex(vector, "signed_tx_hex"));
        assertThat(Sighash.initial(tx).toHex()).isEqualTo(hex(vector, "initial_sighash"));
        assertThat(Sighash.originPresign(tx).toHex()).isEqualTo(hex(vector, "origin_presign_sighash"));
        assertThat(origin.signature().toHex()).isEqualTo(hex(vector, "origin_signature_vrs"));
        assertThat(RecoverableSignature.ofVrs(origin.signature()).toVrs()).isEqualTo(origin.signature());
    }

    static Stream<JsonNode> checkedByAnotherDecoder() {
        // The other decoder is older than the Originator mode and could not read that one vector.
        return transactions().filter(vector -> vector.get("native_check").has("tx_id"));
    }

    @ParameterizedTest
    @MethodSource("checkedByAnotherDecoder")
    void agreesWithTheOtherDecoder(JsonNode vector) {
        StacksTransaction tx = StacksTransaction.decode(Bytes.ofHex(hex(vector, "signed_tx_hex")));
        JsonNode other = vector.get("native_check");
        assertThat(tx.originAddress()).hasToString(hex(other, "origin_address"));
        assertThat(tx.txid().prefixedHex()).isEqualTo(hex(other, "tx_id"));
        assertThat(tx.chainId()).isEqualTo(other.get("chain_id").asLong());
        assertThat(tx.authorization().origin().nonce()).hasToString(hex(other, "nonce"));
    }

    @Test
    void hashesTheSponsorsPartOfTheSponsoredVector() {
        JsonNode vector = Vectors.transaction("tx10");
        StacksTransaction tx = StacksTransaction.decode(Bytes.ofHex(hex(vector, "signed_tx_hex")));
        var authorization = (Authorization.Sponsored) tx.authorization();
        Bytes postsign = Sighash.postsign(Sighash.originPresign(tx), (SingleSig) authorization.origin());
        assertThat(postsign.toHex()).isEqualTo(hex(vector, "origin_postsign_sighash"));
        assertThat(Sighash.sponsorPresign(postsign, authorization.sponsor()).toHex())
                .isEqualTo(hex(vector, "sponsor_presign_sighash"));
        assertThat(((SingleSig) authorization.sponsor()).signature().toHex())
                .isEqualTo(hex(vector, "sponsor_signature_vrs"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void decodesEveryCall(JsonNode call) {
        Bytes bytes = Bytes.ofHex(call.get("out").get("tx").asString());
        StacksTransaction tx = StacksTransaction.decode(bytes);
        assertThat(tx.encode()).isEqualTo(bytes);
        assertThat(tx.txid().hex()).isEqualTo(call.get("out").get("txid").asString());
    }
}

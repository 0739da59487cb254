package io.bithedge.stacks.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against stacks.js: `sip018_vectors.mjs` says how the vectors were made. */
class StructuredDataTest {
    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(StructuredDataTest.class.getResourceAsStream("/sip018_vectors.json"))) {
            return JsonMapper.shared().readTree(file).valueStream().toList().stream();
        }
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).stringValue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void hashesAndRecoversAsTheReferenceClient(JsonNode vector) {
        ClarityValue domain = StructuredData.domain(
                text(vector, "name"),
                text(vector, "version"),
                vector.path("chainId").longValue());
        assertThat(domain.encode().toHex()).isEqualTo(text(vector, "domain"));
        Bytes hash = StructuredData.hash(domain, ClarityValue.decode(Bytes.ofHex(text(vector, "message"))));
        assertThat(hash.toHex()).isEqualTo(text(vector, "hash"));

        Bytes key = StructuredMessage.recover(hash, Bytes.ofHex(text(vector, "signature")))
                .orElseThrow();
        assertThat(key.toHex()).isEqualTo(text(vector, "publicKey"));
        Network network = vector.path("chainId").longValue() == 1 ? Network.MAINNET : Network.TESTNET;
        assertThat(StacksAddress.ofPublicKey(key, network).toString()).isEqualTo(text(vector, "address"));
    }
}

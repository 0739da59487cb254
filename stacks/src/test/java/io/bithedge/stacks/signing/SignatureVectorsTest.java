package io.bithedge.stacks.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SignatureVectorsTest {
    static Stream<JsonNode> ecdsa() {
        return Vectors.of("ecdsa");
    }

    static Stream<JsonNode> keys() {
        return Vectors.of("keys");
    }

    @ParameterizedTest
    @MethodSource("ecdsa")
    void signsEveryDigestByteForByte(JsonNode vector) {
        PrivateKey key = Vectors.key(vector.get("key").asString());
        Bytes digest = Bytes.ofHex(vector.get("digest").asString());
        RecoverableSignature signature = key.sign(digest);
        assertThat(signature.toVrs().toHex())
                .isEqualTo(vector.get("signature_vrs").asString());
        assertThat(Secp256k1.isLowS(signature)).isTrue();
        assertThat(Secp256k1.recover(digest, signature, true)).contains(key.publicKey());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void derivesPublicKeys(JsonNode vector) {
        PrivateKey plain = PrivateKey.ofHex(vector.get("private_key_hex").asString());
        PrivateKey flagged =
                PrivateKey.ofHex(vector.get("private_key_with_compression_flag").asString());
        assertThat(plain.publicKey().toHex())
                .isEqualTo(vector.get("public_key_compressed").asString());
        assertThat(flagged.publicKey()).isEqualTo(plain.publicKey());
        assertThat(plain.uncompressed().publicKey().toHex())
                .isEqualTo(vector.get("public_key_uncompressed").asString());
    }
}

package io.bithedge.stacks.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StacksAddressTest {
    private static final String VALID = "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7";

    static Stream<JsonNode> valid() {
        return Vectors.of("c32_addresses");
    }

    static Stream<JsonNode> invalid() {
        return Vectors.of("c32_invalid");
    }

    static Stream<JsonNode> keys() {
        return Vectors.of("keys");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsAndWritesEveryVector(JsonNode vector) {
        String text = vector.get("address").asString();
        StacksAddress address = StacksAddress.parse(text);
        assertThat(address.version()).isEqualTo(vector.get("version").asInt());
        assertThat(address.hash160().toHex()).isEqualTo(vector.get("hash160").asString());
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesEveryInvalidVector(JsonNode vector) {
        assertThatThrownBy(() -> StacksAddress.parse(vector.get("address").asString()))
                .isInstanceOf(MalformedException.class);
    }

    /** The reference decoder takes L for 1 and O for 0; here one address has one text. */
    @ParameterizedTest
    @CsvSource({
        "SP2J6ZY48GVLEZ5V2V5RB9MP66SW86PYKKNRV9EJ7, BAD_CHARACTER, 11",
        "sp2j6zy48gv1ez5v2v5rb9mp66sw86pykknrv9ej7, BAD_CHARACTER, 0",
        "Sp2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7, BAD_CHARACTER, 1",
        "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ8, BAD_CHECKSUM, 2",
        "ST2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7, BAD_CHECKSUM, 2",
        "SP02J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7, BAD_LENGTH, 2",
        "SP00000000000000000002Q6VF78, BAD_LENGTH, 2",
        "'', BAD_CHARACTER, 0",
        "SP, BAD_LENGTH, 2"
    })
    void refusesOtherTextsWithKindAndOffset(String text, Kind kind, int offset) {
        MalformedException e = catchThrowableOfType(MalformedException.class, () -> StacksAddress.parse(text));
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void derivesAddressesOfKeys(JsonNode key) {
        Bytes compressed = Bytes.ofHex(key.get("public_key_compressed").asString());
        Bytes uncompressed = Bytes.ofHex(key.get("public_key_uncompressed").asString());
        assertThat(StacksAddress.ofPublicKey(compressed, Network.MAINNET))
                .hasToString(key.get("address_mainnet").asString());
        assertThat(StacksAddress.ofPublicKey(compressed, Network.TESTNET))
                .hasToString(key.get("address_testnet").asString());
        assertThat(StacksAddress.ofPublicKey(uncompressed, Network.TESTNET))
                .hasToString(key.get("address_testnet_uncompressed").asString());
    }

    @Test
    void changesNetworkAndKeepsTheKindOfAccount() {
        assertThat(StacksAddress.parse(VALID).on(Network.TESTNET))
                .hasToString("ST2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKQYAC0RQ");
        assertThat(StacksAddress.parse("SM2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKQVX8X0G")
                        .on(Network.TESTNET))
                .hasToString("SN2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKP6D2ZK9");
    }

    @Test
    void readsPrincipals() {
        assertThat(Principal.parse(VALID)).isEqualTo(new Principal.Standard(StacksAddress.parse(VALID)));
        Principal.Contract contract = Principal.Contract.parse(VALID + ".vault-v1");
        assertThat(contract.name()).isEqualTo("vault-v1");
        assertThat(contract).hasToString(VALID + ".vault-v1");
    }

    @Test
    void refusesAnAccountWhereAContractIsNeeded() {
        assertThatThrownBy(() -> Principal.Contract.parse(VALID))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("a contract");
    }

    @ParameterizedTest
    @CsvSource({"1vault", "''", "va.ult", "va ult", "_transient"})
    void refusesContractNamesOutOfTheRules(String name) {
        MalformedException e =
                catchThrowableOfType(MalformedException.class, () -> Principal.parse(VALID + "." + name));
        assertThat(e.kind()).isEqualTo(Kind.INVALID_NAME);
        assertThat(e.offset()).isEqualTo(VALID.length() + 1);
    }
}

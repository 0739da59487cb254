package io.bithedge.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.StructuredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the contracts printed and accepted under the real VM, as the contracts' own tests recorded it. */
class ContractFixturesTest {
    private static final Path FOLDER = Path.of("../clarity/fixtures");

    static List<JsonNode> prints() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(ContractFixturesTest::read)
                    .filter(fixture -> fixture.has("topic"))
                    .toList();
        }
    }

    static Stream<JsonNode> signedMessages() {
        return read(FOLDER.resolve("quotes.json")).valueStream();
    }

    private static JsonNode read(Path file) {
        return Vectors.MAPPER.readTree(file.toFile());
    }

    @ParameterizedTest
    @MethodSource("prints")
    void readsEveryPrintBothWays(JsonNode fixture) {
        Bytes bytes = Bytes.ofHex(fixture.get("rawHex").asString());
        ClarityValue print = ClarityValue.decode(bytes);
        assertThat(print.encode()).isEqualTo(bytes);
        assertThat(ClarityValue.parse(print.toString())).isEqualTo(print);
        assertThat(ClarityView.of(print).ascii("topic"))
                .isEqualTo(fixture.get("topic").asString());
        assertThat(ClarityView.of(print).asTuple().keySet())
                .containsExactlyInAnyOrderElementsOf(fixture.get("value").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("signedMessages")
    void signsEveryMessageAsTheContractsAcceptIt(JsonNode fixture) {
        Bytes bytes = Bytes.ofHex(fixture.get("messageHex").asString());
        ClarityValue message = ClarityValue.decode(bytes);
        assertThat(message.encode()).isEqualTo(bytes);
        Bytes hash = StructuredMessage.hash(message);
        assertThat(hash).hasToString(fixture.get("messageHash").asString());
        PrivateKey key = PrivateKey.ofHex(fixture.get("privateKey").asString());
        Bytes signature = Bytes.ofHex(fixture.get("signature").asString());
        assertThat(key.publicKey()).hasToString(fixture.get("publicKey").asString());
        assertThat(StructuredMessage.signRsv(key, message)).isEqualTo(signature);
        assertThat(StructuredMessage.recover(hash, signature)).contains(key.publicKey());
    }
}

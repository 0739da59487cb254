package io.bithedge.cli.tx.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.tx.TxCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TxCommandTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Path CALLS = Path.of("../stacks/src/test/resources/stacks_calls.jsonl");
    private static final String KEY = "0b12fa32372adf3077480e20a973667d0f2eadb04b241ad00f4b4cfbe1bddc7e";
    private static final String CALL = """
            {"network":"testnet","contract":"ST1N78JV44E30PPTETVN594HQHPHYWEVJ6JQTS3TF.vault","function":"f",\
            "args":[],"fee":"1","nonce":"1"}""";

    @TempDir
    private Path folder;

    record Run(int status, String out, String err) {}

    static List<JsonNode> calls() throws IOException {
        try (Stream<String> lines = Files.lines(CALLS)) {
            return lines.map(MAPPER::readTree).toList();
        }
    }

    private static Run run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private static Run sign(byte[] input, String... arguments) {
        return run(new SignCommand(new ByteArrayInputStream(input)), arguments);
    }

    private static Run sign(String input, String... arguments) {
        return sign(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static void assertSigned(Run run, List<JsonNode> calls) {
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().map(MAPPER::readTree))
                .containsExactlyElementsOf(
                        calls.stream().map(call -> call.get("out")).toList());
    }

    @Test
    void signsAllRecordedCalls() throws IOException {
        List<JsonNode> calls = calls();
        assertThat(calls).hasSize(20);
        String input = String.join(
                "\n", calls.stream().map(call -> call.get("in").toString()).toList());
        assertSigned(sign(input), calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clarity", "hex"})
    void signsAllRecordedCallsWithArgumentsInOneFormOnly(String form) throws IOException {
        List<JsonNode> calls = calls();
        StringBuilder input = new StringBuilder();
        for (JsonNode call : calls) {
            ObjectNode in = (ObjectNode) call.get("in").deepCopy();
            in.get("args").forEach(argument -> ((ObjectNode) argument).retain(form));
            input.append(in).append('\n');
        }
        assertSigned(sign(input.toString()), calls);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void decodesEverySignedCallToWhatWasAsked(JsonNode call) {
        Run run = run(new TxCommand(), "decode", call.get("out").get("tx").asString());
        assertThat(run.status()).isZero();
        JsonNode json = MAPPER.readTree(run.out());
        JsonNode in = call.get("in");
        assertThat(json.get("txid")).isEqualTo(call.get("out").get("txid"));
        assertThat(json.get("network")).isEqualTo(in.get("network"));
        assertThat(json.get("mode")).isEqualTo(in.get("mode"));
        assertThat(json.get("signaturesValid").asBoolean()).isTrue();
        assertThat(json.get("origin").get("nonce")).isEqualTo(in.get("nonce"));
        assertThat(json.get("origin").get("fee")).isEqualTo(in.get("fee"));
        assertThat(json.get("payload").get("args")).isEqualTo(in.get("args"));
        assertThat(json.get("postConditions").valueStream().map(each -> each.get("hex")))
                .containsExactlyElementsOf(
                        in.get("postConditions").valueStream().toList());
    }

    @Test
    void signsTheOtherLinesWhenOneIsBad() throws IOException {
        List<JsonNode> calls = calls();
        String good = calls.get(0).get("in").toString();
        Run run = sign(good + "\n{\"network\":\"moonnet\"}\n\n" + good + "\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("line 2: contract: expected a string, got nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fee\":\"1\"        | \"fee\":\"-1\"      | fee: expected a whole number of 0..2^64-1, got \"-1\"",
                "\"fee\":\"1\"        | \"fee\":1.5         | fee: expected a whole number of 0..2^64-1, got 1.5",
                "\"fee\":\"1\"        | \"fee\":\"18446744073709551616\" | fee: expected a whole number",
                "\"nonce\":\"1\"      | \"nonce\":null      | nonce: expected a whole number of 0..2^64-1, got null",
                "\"nonce\":\"1\"      | \"nonce\":1,\"memo\":1 | field memo: expected one of",
                "\"nonce\":\"1\"      | \"nonce\":1,\"nonce\":2 | line: expected one JSON object, got a syntax error",
                "\"nonce\":\"1\"      | \"nonce\":1,\"mode\":\"maybe\" | mode: expected allow, deny or originator",
                "\"nonce\":\"1\"      | \"nonce\":1,\"postConditions\":[\"0x07\"] | postConditions[0]: UNKNOWN_TAG at offset 0",
                "testnet              | moonnet             | network: expected mainnet, testnet or devnet, got 'moonnet'",
                "TF.vault             | TE.vault            | contract: BAD_CHECKSUM at offset 2",
                "\"f\"                | \"1f\"              | function: expected a function name, got \"1f\"",
                "\"args\":[]          | \"args\":[{}]       | args[0]: expected an object with clarity or hex, got {}",
                "\"args\":[]          | \"args\":[{\"clarity\":\"(some uu1)\"}] | args[0].clarity: BAD_LITERAL at offset 6",
                "\"args\":[]          | \"args\":[{\"hex\":\"0x0a\"}] | args[0].hex: TRUNCATED at offset 1",
                "\"args\":[]          | \"args\":[{\"clarity\":\"u1\",\"hex\":\"0x03\"}] | args[0]: expected clarity and hex to be one value"
            })
    void saysWhatIsWrongWithALine(String good, String bad, String message) throws IOException {
        assertThat(CALL).contains(good.strip());
        Run run = sign(CALL.replace(good.strip(), bad.strip()), "--key-file", keyFile(KEY));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("line 1: " + message);
    }

    @Test
    void refusesLinesThatAreNotUtf8() {
        byte[] line = CALL.replace("\"f\"", "\"?\"").getBytes(StandardCharsets.UTF_8);
        line[CALL.indexOf("\"f\"") + 1] = (byte) 0xff;
        assertThat(sign(line).err()).startsWith("line 1: line: expected UTF-8");
    }

    @Test
    void signsWithTheKeyOfAFile() throws IOException {
        Run fromFile = sign(CALL, "--key-file", keyFile(KEY + "\n"));
        Run fromLine = sign(CALL.replace("\"nonce\"", "\"privateKey\":\"" + KEY + "\",\"nonce\""));
        assertThat(fromFile.status()).isZero();
        assertThat(fromFile.out()).isEqualTo(fromLine.out());
    }

    @Test
    void neverPrintsAKey() throws IOException {
        String almost = KEY.substring(1) + "g";
        assertThat(sign(CALL, "--key-file", keyFile(almost)).err())
                .contains("BAD_KEY")
                .doesNotContain(almost.substring(0, 8));
        assertThat(sign("{\"privateKey\":\"" + KEY).err()).doesNotContain(KEY.substring(0, 8));
        assertThat(sign("{\"privateKey\":{\"a\":\"" + KEY + "\"}}").err()).doesNotContain(KEY.substring(0, 8));
    }

    @Test
    void asksForAKeyWhenThereIsNone() {
        Run run = sign(CALL, "--key-env", "BITHEDGE_TEST_NO_SUCH_VARIABLE");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("BITHEDGE_TEST_NO_SUCH_VARIABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "u1               | 0x0100000000000000000000000000000001",
                "-5               | 0x00fffffffffffffffffffffffffffffffb",
                "(some 0x00ff)    | 0x0a020000000200ff",
                "u\"é\"           | 0x0e00000002c3a9",
                "0x0a09           | (some none)",
                "0x0c00000001016103 | { a: true }"
            })
    void convertsValuesBothWays(String given, String expected) {
        Run run = run(new TxCommand(), "value", given);
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(some", "0x0a", "0x0g", "u", "{ a: 1, a: 2 }"})
    void refusesBadValuesWithStatusOne(String given) {
        Run run = run(new TxCommand(), "value", given);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("tx value: ").contains("at offset");
    }

    @Test
    void showsAndConvertsAddresses() {
        Run shown = run(
                new TxCommand(), "address", "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7.vault", "--network", "testnet");
        JsonNode json = MAPPER.readTree(shown.out());
        assertThat(json.get("principal").asString()).isEqualTo("ST2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKQYAC0RQ.vault");
        assertThat(json.get("version").asInt()).isEqualTo(26);
        assertThat(json.get("network").asString()).isEqualTo("testnet");
        assertThat(json.get("hash160").asString()).isEqualTo("a46ff88886c2ef9762d970b4d2c63678835bd39d");
    }

    @Test
    void makesAddressesOfPublicKeysOnly() {
        String key = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
        Run good = run(new TxCommand(), "address", "--public-key", key, "--network", "testnet");
        assertThat(MAPPER.readTree(good.out()).get("address").asString())
                .isEqualTo("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF");
        Run bad = run(new TxCommand(), "address", "--public-key", "05" + key.substring(2));
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.err()).contains("expected a point of secp256k1");
    }

    @Test
    void refusesAddressesWithBadChecksum() {
        Run run = run(new TxCommand(), "address", "SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ8");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("BAD_CHECKSUM");
    }

    private String keyFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}

package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ClarityVectorsTest {
    static Stream<JsonNode> values() {
        return Vectors.of("clarity_values");
    }

    static Stream<JsonNode> callArguments() {
        return Vectors.calls().stream()
                .flatMap(call -> call.get("in").get("args").valueStream());
    }

    @ParameterizedTest
    @MethodSource("values")
    void literalAndBytesOfEveryVectorAreOneValue(JsonNode vector) {
        ClarityValue parsed = ClarityValue.parse(vector.get("repr").asString());
        Bytes bytes = Bytes.ofHex(vector.get("hex").asString());
        assertThat(parsed.encode()).isEqualTo(bytes);
        assertThat(ClarityValue.decode(bytes)).isEqualTo(parsed);
        assertThat(ClarityValue.parse(parsed.toString())).isEqualTo(parsed);
    }

    /** Tuples of the vectors are printed with sorted keys, as this printer does, save the one named "unsorted". */
    @ParameterizedTest
    @MethodSource("values")
    void printsEveryVectorAsGiven(JsonNode vector) {
        String literal = vector.get("repr").asString();
        String expected =
                vector.get("name").asString().contains("unsorted") ? "{ a: u1, a-b: u4, ab: u3, b: u2 }" : literal;
        assertThat(ClarityValue.decode(Bytes.ofHex(vector.get("hex").asString())))
                .hasToString(expected);
    }

    @ParameterizedTest
    @MethodSource("callArguments")
    void readsAndPrintsTheArgumentsOfTheCalls(JsonNode argument) {
        ClarityValue parsed = ClarityValue.parse(argument.get("clarity").asString());
        assertThat(parsed.toHex()).isEqualTo(argument.get("hex").asString());
        assertThat(ClarityValue.decode(Bytes.ofHex(argument.get("hex").asString())))
                .hasToString(argument.get("clarity").asString());
    }
}

package io.bithedge.watcher.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.print.PrintDecoders;
import io.bithedge.contracts.print.UndecodablePrintException;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.watcher.testing.Hex;
import io.bithedge.watcher.testing.PrintFixture;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PrintMapperTest {
    /** Read by the decoder, not kept in an event. */
    private static final Set<String> ENVELOPE = Set.of("topic", "version");

    static List<PrintFixture> fixtures() {
        return PrintFixture.all();
    }

    /** Field by field, by name alone: kebab-case there, camelCase here, and nothing left over on either side. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void eventHoldsWhatTheFixtureSays(PrintFixture fixture) throws UndecodablePrintException {
        SpecificRecord event = PrintMapper.event(PrintDecoders.decode(fixture.contract(), fixture.raw()));

        Map<String, String> expected = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : fixture.value().properties()) {
            if (!ENVELOPE.contains(field.getKey())) {
                expected.put(camelCase(field.getKey()), text(field.getValue()));
            }
        }
        assertThat(fieldsOf(event)).isEqualTo(expected);
        assertThat(event.getSchema().getName().toLowerCase(Locale.ROOT))
                .contains(fixture.topic().replace("-", ""));
    }

    private static Map<String, String> fieldsOf(SpecificRecord event) {
        Map<String, String> fields = new TreeMap<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            fields.put(field.name(), text(event.get(field.pos())));
        }
        return fields;
    }

    private static String text(Object value) {
        return switch (value) {
            case ByteBuffer bytes -> "0x" + Hex.of(bytes);
            case Hash32 hash -> "0x" + HexFormat.of().formatHex(hash.bytes());
            case Collection<?> items ->
                items.stream().map(String::valueOf).toList().toString();
            default -> value.toString();
        };
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).toList().toString()
                : value.asString();
    }

    private static String camelCase(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}

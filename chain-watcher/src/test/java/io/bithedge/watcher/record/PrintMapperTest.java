package io.bithedge.watcher.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.print.PrintDecoders;
import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.contracts.print.UndecodablePrintException;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.watcher.testing.Hex;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintMapperTest {
    static List<PrintFixture> fixtures() {
        return PrintFixture.all();
    }

    /** Field by field, by name alone: kebab-case there, camelCase here, and nothing left over on either side but what is null. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void eventHoldsWhatTheFixtureSays(PrintFixture fixture) throws UndecodablePrintException {
        SpecificRecord event = PrintMapper.event(PrintDecoders.decode(fixture.contract(), fixture.raw()));

        assertThat(fieldsOf(event)).isEqualTo(fixture.fields());
        assertThat(event.getSchema().getName().toLowerCase(Locale.ROOT))
                .contains(fixture.topic().replace("-", ""));
    }

    private static Map<String, String> fieldsOf(SpecificRecord event) {
        Map<String, String> fields = new TreeMap<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (event.get(field.pos()) != null) {
                fields.put(field.name(), text(event.get(field.pos())));
            }
        }
        return fields;
    }

    private static String text(Object value) {
        return switch (value) {
            case ByteBuffer bytes -> "0x" + Hex.of(bytes);
            case Hash32 hash -> "0x" + HexFormat.of().formatHex(hash.bytes());
            case SpecificRecord inside -> fieldsOf(inside).toString();
            case Collection<?> items -> PrintFixture.text(items);
            default -> value.toString();
        };
    }
}

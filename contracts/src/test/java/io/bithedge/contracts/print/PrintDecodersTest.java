package io.bithedge.contracts.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityValue.TupleValue;
import io.bithedge.stacks.clarity.ClarityValue.UIntValue;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrintDecodersTest {
    private static final String DEPOSIT =
            "{topic: \"funds-deposited\", version: u2, provider: 'ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W,"
                    + " token: \"STX\", tier: \"balanced\", epoch: u0, amount: u5}";

    static List<PrintFixture> fixtures() {
        return PrintFixture.all();
    }

    @Test
    void everyTopicOfTheContractsHasADecoderAndEveryDecoderAFixture() {
        for (OurContract contract : OurContract.values()) {
            Set<String> recorded = PrintFixture.all().stream()
                    .filter(fixture -> fixture.contract() == contract)
                    .map(PrintFixture::topic)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(PrintDecoders.topics(contract)).isEqualTo(recorded);
        }
    }

    /** Field by field, by name alone: kebab-case there, camelCase here, and nothing left over on either side. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void printHoldsWhatTheFixtureSays(PrintFixture fixture) throws Exception {
        Print print = PrintDecoders.decode(fixture.contract(), fixture.raw());

        assertThat(fieldsOf(print)).isEqualTo(fixture.fields());
        assertThat(print.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .contains(fixture.topic().replace("-", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    topic: "funds-deposited"  | topic: "funds-burnt"     | version u2
                    version: u2               | version: u1              | version u2
                    epoch: u0,                |                          | epoch
                    amount: u5                | amount: 5                | uint
                    token: "STX"              | token: "BTC"             | STX
                    tier: "balanced"          | tier: "reckless"         | conservative
                    topic: "funds-deposited", |                          | topic
                    """)
    void refusesWhenOnePartIsWrong(String part, String replacement, String named) {
        String broken = DEPOSIT.replace(part, replacement == null ? "" : replacement);
        Bytes raw = ClarityValue.parse(broken).encode();

        assertThatThrownBy(() -> PrintDecoders.decode(OurContract.VAULT, raw))
                .isInstanceOf(UndecodablePrintException.class)
                .hasMessageContaining(named);
    }

    /** Every number of every print at the edges of what 63, 64 and 128 bits hold. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void takesEveryNumberThatTheContractsTypesAllow(PrintFixture fixture) throws UndecodablePrintException {
        SortedMap<String, ClarityValue> fields = ((TupleValue) ClarityValue.decode(fixture.raw())).fields();
        for (String field : fields.keySet()) {
            if (!(fields.get(field) instanceof UIntValue) || field.equals("version")) {
                continue;
            }
            for (int bits : new int[] {63, 64, 65, 127, 128}) {
                BigInteger power = BigInteger.ONE.shiftLeft(bits);
                assertThat(with(fixture, field, power.subtract(BigInteger.ONE)))
                        .isEqualTo(
                                bits == 63
                                        ? with(fixture, field, BigInteger.valueOf(Long.MAX_VALUE))
                                        : outOfRange(fixture, field, power.subtract(BigInteger.ONE)))
                        .satisfies(event ->
                                assertThat(event instanceof NumberOutOfRange).isEqualTo(bits > 63));
                if (bits < 128) {
                    assertThat(with(fixture, field, power)).isEqualTo(outOfRange(fixture, field, power));
                }
            }
        }
    }

    private static Print with(PrintFixture fixture, String field, BigInteger number) throws UndecodablePrintException {
        Map<String, ClarityValue> fields = new TreeMap<>(((TupleValue) ClarityValue.decode(fixture.raw())).fields());
        fields.put(field, ClarityValue.uint(number));
        return PrintDecoders.decode(
                fixture.contract(), ClarityValue.tuple(fields).encode());
    }

    private static NumberOutOfRange outOfRange(PrintFixture fixture, String field, BigInteger number) {
        return new NumberOutOfRange(fixture.topic(), field, number);
    }

    @Test
    void refusesWhenAContractPrintsATopicOfAnother() {
        Bytes raw = ClarityValue.parse(DEPOSIT).encode();

        assertThatThrownBy(() -> PrintDecoders.decode(OurContract.ORACLE, raw))
                .isInstanceOf(UndecodablePrintException.class)
                .hasMessageContaining("funds-deposited");
    }

    @ParameterizedTest
    @CsvSource({"0x", "0x0c", "0xff00", "0x0100", "0x03", "0x0d0000000568656c6c6f"})
    void refusesWhenTheBytesAreNoTuple(String hex) {
        assertThatThrownBy(() -> PrintDecoders.decode(OurContract.VAULT, Bytes.ofHex(hex)))
                .isInstanceOf(UndecodablePrintException.class);
    }

    /** Every prefix of every print, and every print with one byte more. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void refusesWhenThePrintIsCutOrPadded(PrintFixture fixture) {
        for (int size = 0; size < fixture.raw().size(); size++) {
            Bytes cut = fixture.raw().slice(0, size);
            assertThatThrownBy(() -> PrintDecoders.decode(fixture.contract(), cut))
                    .isInstanceOf(UndecodablePrintException.class);
        }
        Bytes padded = fixture.raw().concat(Bytes.zeros(1));
        assertThatThrownBy(() -> PrintDecoders.decode(fixture.contract(), padded))
                .isInstanceOf(UndecodablePrintException.class);
    }

    private static Map<String, String> fieldsOf(Object print) throws ReflectiveOperationException {
        Map<String, String> fields = new TreeMap<>();
        for (RecordComponent field : print.getClass().getRecordComponents()) {
            fields.put(field.getName(), text(field.getAccessor().invoke(print)));
        }
        return fields;
    }

    private static String text(Object value) {
        return switch (value) {
            case Bytes bytes -> bytes.toPrefixedHex();
            case Collection<?> items -> PrintFixture.text(items);
            case Record inside -> textOf(inside);
            default -> value.toString();
        };
    }

    private static String textOf(Record inside) {
        try {
            return inside instanceof Principal
                    ? inside.toString()
                    : fieldsOf(inside).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedValuesTest {
    @ParameterizedTest
    @CsvSource({
        "'',                                   TRUNCATED,      0, nothing",
        "0f,                                   UNKNOWN_TAG,    0, no such tag",
        "0100,                                 TRUNCATED,      1, 16 bytes of uint",
        "0303,                                 TRAILING_BYTES, 1, a second value",
        "02ffffffff,                           TOO_LONG,       1, 4 GiB buffer of nothing",
        "0200000002aa,                         TOO_LONG,       1, 2 bytes buffer of 1",
        "0bffffffff,                           TOO_LONG,       1, list of 2^32-1",
        "0b000000020303ff,                     TRAILING_BYTES, 7, list of 2 and one more",
        "0b00000001,                           TOO_LONG,       1, list of 1 with none",
        "0cffffffff0161,                       TOO_LONG,       1, tuple of 2^32-1",
        "0c00000000,                           EMPTY_TUPLE,    0, no field",
        "0c0000000201620301610300,             UNSORTED_KEYS,  8, b before a",
        "0c00000002016103016103,               DUPLICATE_KEY,  8, a twice",
        "0c00000001003103,                     INVALID_NAME,   5, empty key",
        "0c00000001013103,                     INVALID_NAME,   5, key 1",
        "0c0000000101e903,                     INVALID_NAME,   5, key of high byte",
        "0d0000000161 80,                      BAD_HEX,       12, a space in the hex",
        "0d000000026180,                       INVALID_ASCII,  6, high byte",
        "0d000000026100,                       INVALID_ASCII,  6, NUL",
        "0e0000000161c3,                       TRAILING_BYTES, 6, byte after the text",
        "0e0000000261c3,                       INVALID_UTF8,   6, half a character",
        "0e00000003eda080,                     INVALID_UTF8,   5, a surrogate",
        "0e00000002c080,                       INVALID_UTF8,   5, overlong NUL",
        "0520751e76e8199196d454941c45d1b3a323f1433bd6, OUT_OF_RANGE, 1, version 32",
        "051a751e76e8,                         TRUNCATED,      2, short hash",
        "061a751e76e8199196d454941c45d1b3a323f1433bd600, INVALID_NAME, 22, empty contract name",
        "061a751e76e8199196d454941c45d1b3a323f1433bd60361, TRUNCATED, 23, short contract name",
        "061a751e76e8199196d454941c45d1b3a323f1433bd602612e, INVALID_NAME, 22, dot in the name"
    })
    void refusesBytesWithKindAndOffset(String hex, Kind kind, int offset, String why) {
        MalformedException e =
                catchThrowableOfType(MalformedException.class, () -> ClarityValue.decode(Bytes.ofHex(hex)));
        assertThat(e).as(why).isNotNull();
        assertThat(e.kind()).as(why).isEqualTo(kind);
        assertThat(e.offset()).as(why).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "``          | BAD_LITERAL    | 0",
                "u           | BAD_LITERAL    | 0",
                "+1          | BAD_LITERAL    | 0",
                "--1         | BAD_LITERAL    | 0",
                "u-1         | BAD_LITERAL    | 0",
                "True        | BAD_LITERAL    | 0",
                "u1 u2       | TRAILING_BYTES | 3",
                "(some u1    | BAD_LITERAL    | 8",
                "(some)      | BAD_LITERAL    | 5",
                "(some u1 u2) | BAD_LITERAL   | 9",
                "(maybe u1)  | BAD_LITERAL    | 1",
                "(list u1    | BAD_LITERAL    | 8",
                "{}          | EMPTY_TUPLE    | 0",
                "{ a u1 }    | BAD_LITERAL    | 4",
                "{ a: u1 b: u2 } | BAD_LITERAL | 8",
                "{ a: u1, a: u2 } | DUPLICATE_KEY | 9",
                "{ 1: u1 }   | INVALID_NAME   | 2",
                "\"abc       | TRUNCATED      | 4",
                "\"é\"       | INVALID_ASCII  | 1",
                "\"\\x\"     | BAD_LITERAL    | 3",
                "\"\\x80\"   | BAD_LITERAL    | 3",
                "\"\\y\"     | BAD_LITERAL    | 2",
                "u\"\\u{110000}\" | BAD_LITERAL | 5",
                "u\"\\u{d800}\" | INVALID_UTF8 | 2",
                "0x0         | BAD_HEX        | 3",
                "0xgg        | BAD_HEX        | 2",
                "(some 0x0g) | BAD_HEX        | 9",
                "'ST1        | BAD_CHECKSUM   | 3",
                "'SP2J6ZY48GV1EZ5V2V5RB9MP66SW86PYKKNRV9EJ7.1a | INVALID_NAME | 43",
                "340282366920938463463374607431768211455 | OUT_OF_RANGE | 0",
                "-170141183460469231731687303715884105729 | OUT_OF_RANGE | 0",
                "u340282366920938463463374607431768211456 | OUT_OF_RANGE | 0"
            })
    void refusesLiteralsWithKindAndOffset(String literal, Kind kind, int offset) {
        MalformedException e = catchThrowableOfType(MalformedException.class, () -> ClarityValue.parse(literal));
        assertThat(e).isNotNull();
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.offset()).isEqualTo(offset);
    }

    /** 31 wrappers around a plain value have depth 32. */
    @Test
    void takesDepthThirtyTwoAndRefusesOneMore() {
        Bytes deepest = Bytes.ofHex("0a".repeat(31) + "03");
        assertThat(ClarityValue.decode(deepest).encode()).isEqualTo(deepest);
        assertThat(ClarityValue.parse(ClarityValue.decode(deepest).toString()).encode())
                .isEqualTo(deepest);
        assertMalformed("0a".repeat(32) + "03", Kind.TOO_DEEP, 32);
        assertMalformed("0a".repeat(100_000), Kind.TOO_DEEP, 32);
        assertMalformed("0b00000001".repeat(32) + "03", Kind.TOO_DEEP, 160);
        String literal = "(some ".repeat(100_000);
        assertThat(catchThrowableOfType(MalformedException.class, () -> ClarityValue.parse(literal))
                        .kind())
                .isEqualTo(Kind.TOO_DEEP);
        ClarityValue tooDeep = ClarityValue.some(ClarityValue.decode(deepest));
        assertThatThrownBy(tooDeep::encode).isInstanceOf(IllegalArgumentException.class);
    }

    /** A type may have 1 MiB, its encoding 2 MiB. Source: MAX_VALUE_SIZE and BOUND_VALUE_SERIALIZATION_BYTES of the node. */
    @Test
    void takesWhatANodeTakesAndRefusesOneByteMore() {
        Bytes largest = Bytes.ofHex("0200100000").concat(Bytes.zeros(1_048_576));
        assertThat(ClarityValue.decode(largest).encode()).isEqualTo(largest);
        assertTooLarge(Bytes.ofHex("0200100001").concat(Bytes.zeros(1_048_577)));
        // 65,535 numbers of 16 bytes and 6 bytes of type are the longest list of numbers; its encoding has 17 for each.
        Bytes numbers = Bytes.ofHex("0b0000ffff").concat(Bytes.ofHex(("01" + "00".repeat(16)).repeat(65_535)));
        assertThat(ClarityValue.decode(numbers).encode()).isEqualTo(numbers);
        assertTooLarge(Bytes.ofHex("0b00100001").concat(trues(1_048_577)));
        // 123,361 numbers and 5 bytes of a list are 2,097,142 bytes; one number more is above 2 MiB.
        assertThat(ClarityValue.decode(numbers(123_361)).encode().size()).isEqualTo(2_097_142);
        assertTooLarge(numbers(123_362));
        ClarityValue tooLarge = ClarityValue.buffer(Bytes.zeros(1_048_577));
        assertThatThrownBy(tooLarge::encode).isInstanceOf(IllegalArgumentException.class);
        assertThat(catchThrowableOfType(
                                MalformedException.class, () -> ClarityValue.parse("0x" + "00".repeat(1_048_577)))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    /** A character of a string-utf8 counts four bytes, however short it is. */
    @Test
    void takesAQuarterOfAMillionCharacters() {
        Bytes longest = Bytes.ofHex("0e00040000").concat(letters(262_144));
        assertThat(ClarityValue.decode(longest).encode()).isEqualTo(longest);
        assertTooLarge(Bytes.ofHex("0e00040001").concat(letters(262_145)));
    }

    private static Bytes numbers(int count) {
        return Bytes.ofHex("0b%08x".formatted(count)).concat(Bytes.ofHex(("01" + "00".repeat(16)).repeat(count)));
    }

    private static Bytes letters(int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) 'a');
        return Bytes.copyOf(bytes);
    }

    private static void assertTooLarge(Bytes bytes) {
        assertThat(catchThrowableOfType(MalformedException.class, () -> ClarityValue.decode(bytes))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void constructorsRefuseWhatTheLanguageDoesNotHave() {
        assertThatThrownBy(() -> ClarityValue.uint(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.uint(BigInteger.ONE.shiftLeft(128)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.integer(BigInteger.ONE.shiftLeft(127)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.ascii("é")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.utf8("\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.tuple(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClarityValue.tuple(Map.of("1a", ClarityValue.none())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes trues(int count) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) 3);
        return Bytes.copyOf(bytes);
    }

    private static void assertMalformed(String hex, Kind kind, int offset) {
        MalformedException e =
                catchThrowableOfType(MalformedException.class, () -> ClarityValue.decode(Bytes.ofHex(hex)));
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.offset()).isEqualTo(offset);
    }
}

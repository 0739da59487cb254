package io.bithedge.stacks.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Every character as a node writes it in a `repr`. Source: Display of UTF8Data and ASCIIData in the node's clarity-types. */
class ReprSweepTest {
    @Test
    void readsEveryCharacterOfUtf8() {
        int read = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (!Text.isSurrogate(c)) {
                String text = Character.toString(c);
                assertThat(ClarityValue.parse("u\"" + repr(text) + "\"")).isEqualTo(ClarityValue.utf8(text));
                read++;
            }
        }
        assertThat(read).isEqualTo(1_112_064);
    }

    @Test
    void readsEveryCharacterOfAscii() {
        int read = 0;
        for (int c = 0; c < 128; c++) {
            if (Text.isClarityAscii(c)) {
                String text = Character.toString(c);
                assertThat(ClarityValue.parse("\"" + repr(text) + "\"")).isEqualTo(ClarityValue.ascii(text));
                read++;
            }
        }
        assertThat(read).isEqualTo(99);
    }

    private static String repr(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 1 ? "\\u{" + HexFormat.of().formatHex(bytes) + "}" : escaped(bytes[0]);
    }

    /** What `escape_default` of the node's language does to a byte. */
    private static String escaped(byte c) {
        return switch (c) {
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\'' -> "\\'";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\x%02x".formatted(c);
        };
    }
}

package io.bithedge.stacks.clarity;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/** Walks over the characters of a literal. */
final class LiteralScanner {
    /** What the decoder of the JDK puts in place of bytes that are no character. */
    private static final int REPLACEMENT = 0xfffd;

    private static final String DELIMITERS = "(){}:,\"";

    private final String text;
    private int position;

    LiteralScanner(String text) {
        this.text = text;
    }

    int offset() {
        return position;
    }

    /** Goes back to where {@link #offset} once was. */
    void back(int offset) {
        position = offset;
    }

    boolean accept(char c) {
        return accept(String.valueOf(c));
    }

    boolean accept(String token) {
        boolean found = text.startsWith(token, position);
        position += found ? token.length() : 0;
        return found;
    }

    void expect(char c) {
        if (!accept(c)) {
            throw MalformedException.at(position, Kind.BAD_LITERAL, "'" + c + "'", here());
        }
    }

    void expectEnd() {
        if (position < text.length()) {
            throw MalformedException.at(position, Kind.TRAILING_BYTES, "the end", here());
        }
    }

    void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    void requireSpace() {
        int before = position;
        skipSpace();
        if (position == before) {
            throw MalformedException.at(position, Kind.BAD_LITERAL, "a space", here());
        }
    }

    /** Characters up to a space or delimiter; may be empty. */
    String word() {
        int start = position;
        while (position < text.length() && isWordChar(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /** The inside of a string whose opening quote has been read, up to and over the closing one. */
    String quoted(IntPredicate allowed, Kind otherwise) {
        StringBuilder out = new StringBuilder();
        while (!accept('"')) {
            int at = position;
            int c = accept('\\') ? escape() : next();
            if (!allowed.test(c)) {
                throw MalformedException.at(at, otherwise, "an allowed character", "U+%04X".formatted(c));
            }
            out.appendCodePoint(c);
        }
        return out.toString();
    }

    private int escape() {
        int at = position;
        int c = next();
        return switch (c) {
            case '"', '\'', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> 0;
            case 'x' -> octet();
            case 'u' -> unicode();
            default ->
                throw MalformedException.at(
                        at,
                        Kind.BAD_LITERAL,
                        "one of \\\\ \\\" \\' \\n \\r \\t \\0 \\x.. \\u{..}",
                        "U+%04X".formatted(c));
        };
    }

    /** Two digits: how a node writes a character of one byte that cannot be printed. */
    private int octet() {
        int at = position;
        int end = Math.min(position + 2, text.length());
        String digits = text.substring(position, end);
        if (!digits.matches("[0-7][0-9a-fA-F]")) {
            throw MalformedException.at(at, Kind.BAD_LITERAL, "two hex digits up to 7f", digits);
        }
        position = end;
        return Integer.parseInt(digits, 16);
    }

    /**
     * Node and API write the UTF-8 bytes of a character of two to four bytes; source text writes its code point. Where digits
     * could be either (c280 to dfbf), they are the bytes.
     */
    private int unicode() {
        expect('{');
        int at = position;
        String digits = word();
        expect('}');
        if (digits.matches("([0-9a-fA-F]{2}){2,4}")) {
            String decoded = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
            if (decoded.codePointCount(0, decoded.length()) == 1 && decoded.codePointAt(0) != REPLACEMENT) {
                return decoded.codePointAt(0);
            }
            if (digits.equalsIgnoreCase("efbfbd")) {
                return REPLACEMENT;
            }
        }
        if (!digits.matches("[0-9a-fA-F]{1,6}") || Integer.parseInt(digits, 16) > Character.MAX_CODE_POINT) {
            throw MalformedException.at(at, Kind.BAD_LITERAL, "a character in hex", digits);
        }
        return Integer.parseInt(digits, 16);
    }

    private int next() {
        if (position >= text.length()) {
            throw MalformedException.at(position, Kind.TRUNCATED, "a closing quote", "the end");
        }
        int c = text.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    private static boolean isWordChar(char c) {
        return !Character.isWhitespace(c) && DELIMITERS.indexOf(c) < 0;
    }

    private String here() {
        return position >= text.length()
                ? "the end"
                : "'" + text.substring(position, Math.min(position + 12, text.length())) + "'";
    }
}

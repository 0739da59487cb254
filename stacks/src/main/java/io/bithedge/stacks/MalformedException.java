package io.bithedge.stacks;

/**
 * Input from outside does not follow the protocol. The offset counts bytes in binary input and characters in text,
 * from the start of what the caller handed in.
 */
public final class MalformedException extends RuntimeException {
    /** What is wrong, for code that must tell the cases apart. */
    public enum Kind {
        TRUNCATED,
        TRAILING_BYTES,
        TOO_LONG,
        TOO_LARGE,
        TOO_DEEP,
        OUT_OF_RANGE,
        UNKNOWN_TAG,
        UNSORTED_KEYS,
        DUPLICATE_KEY,
        EMPTY_TUPLE,
        INVALID_NAME,
        INVALID_ASCII,
        INVALID_UTF8,
        BAD_HEX,
        BAD_CHARACTER,
        BAD_LENGTH,
        BAD_CHECKSUM,
        BAD_KEY,
        BAD_LITERAL
    }

    private final Kind kind;
    private final int offset;

    private MalformedException(Kind kind, int offset, String message) {
        super(message);
        this.kind = kind;
        this.offset = offset;
    }

    public static MalformedException at(int offset, Kind kind, String expected, Object got) {
        return new MalformedException(
                kind, offset, "%s at offset %d: expected %s, got %s".formatted(kind, offset, expected, got));
    }

    /** The same fault, seen from a text or buffer in which this input starts `base` further on. */
    public MalformedException shiftedBy(int base) {
        String detail = String.valueOf(getMessage());
        String tail = detail.substring(detail.indexOf(": ") + 2);
        return new MalformedException(kind, offset + base, "%s at offset %d: %s".formatted(kind, offset + base, tail));
    }

    public Kind kind() {
        return kind;
    }

    public int offset() {
        return offset;
    }
}

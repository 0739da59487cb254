package io.bithedge.stacks;

import io.bithedge.stacks.MalformedException.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/** Reads big-endian binary input front to back. Every fault is a {@link MalformedException} with its byte offset. */
public final class WireReader {
    private final byte[] input;
    private int position;

    public WireReader(Bytes input) {
        this.input = input.toArray();
    }

    public int offset() {
        return position;
    }

    public int remaining() {
        return input.length - position;
    }

    public int u8(String what) {
        need(1, what);
        return input[position++] & 0xff;
    }

    public int u16(String what) {
        return u8(what) << 8 | u8(what);
    }

    /** 0..2^32-1. */
    public long u32(String what) {
        need(4, what);
        return new BigInteger(1, take(4)).longValueExact();
    }

    public BigInteger u64(String what) {
        need(8, what);
        return new BigInteger(1, take(8));
    }

    public BigInteger unsigned(int size, String what) {
        need(size, what);
        return new BigInteger(1, take(size));
    }

    public BigInteger signed(int size, String what) {
        need(size, what);
        return new BigInteger(take(size));
    }

    public Bytes bytes(int size, String what) {
        need(size, what);
        return Bytes.copyOf(take(size));
    }

    /** Steps over bytes that nobody looks at. */
    public void skip(int size, String what) {
        need(size, what);
        position += size;
    }

    /** A 4-byte count of things of at least `minSize` bytes: refused before anything is allocated for them. */
    public int count(int minSize, String what) {
        int at = position;
        long count = u32(what);
        if (count * minSize > remaining()) {
            throw MalformedException.at(
                    at, Kind.TOO_LONG, "%s for at most %d bytes left".formatted(what, remaining()), count);
        }
        return (int) count;
    }

    /** A 1-byte length and a name that `rule` accepts. */
    public String name(Predicate<String> rule, String what) {
        int at = position;
        int length = u8(what + " length");
        need(length, what);
        String name = new String(take(length), StandardCharsets.ISO_8859_1);
        if (!rule.test(name)) {
            throw MalformedException.at(at, Kind.INVALID_NAME, what, "'" + printable(name) + "'");
        }
        return name;
    }

    public void end() {
        if (remaining() > 0) {
            throw MalformedException.at(position, Kind.TRAILING_BYTES, "the end", remaining() + " more bytes");
        }
    }

    private void need(int size, String what) {
        if (remaining() < size) {
            throw MalformedException.at(
                    position, Kind.TRUNCATED, "%d bytes of %s".formatted(size, what), remaining() + " bytes");
        }
    }

    private byte[] take(int size) {
        byte[] part = Arrays.copyOfRange(input, position, position + size);
        position += size;
        return part;
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }
}

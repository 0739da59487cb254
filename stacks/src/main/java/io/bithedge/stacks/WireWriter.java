package io.bithedge.stacks;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes big-endian binary output. */
public final class WireWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public WireWriter u8(int value) {
        out.write(value);
        return this;
    }

    public WireWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public WireWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    public WireWriter u64(BigInteger value) {
        return integer(value, 8);
    }

    /** Two's complement in `size` bytes; the caller has checked the range. */
    public WireWriter integer(BigInteger value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write(value.shiftRight(shift).intValue());
        }
        return this;
    }

    public WireWriter bytes(Bytes bytes) {
        out.writeBytes(bytes.toArray());
        return this;
    }

    /** A 1-byte length and an ASCII name. */
    public WireWriter name(String name) {
        u8(name.length());
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    public int size() {
        return out.size();
    }

    public Bytes toBytes() {
        return Bytes.copyOf(out.toByteArray());
    }
}

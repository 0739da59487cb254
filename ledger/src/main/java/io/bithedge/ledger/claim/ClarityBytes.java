package io.bithedge.ledger.claim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of bytes in the consensus serialisation of Clarity values, just the kinds that a leaf and a node are made of. */
final class ClarityBytes {
    private static final byte UINT = 0x01;
    private static final byte LIST = 0x0b;
    private static final byte TUPLE = 0x0c;
    private static final byte ASCII = 0x0d;

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    ClarityBytes raw(byte... part) {
        room(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    /** {@code 01} and 16 bytes, big endian; a word of 0 to 2^63 - 1. */
    ClarityBytes uint(long value) {
        room(17);
        bytes[length] = UINT;
        Arrays.fill(bytes, length + 1, length + 9, (byte) 0);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[length + 9 + i] = (byte) (value >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        length += 17;
        return this;
    }

    /** {@code 0d}, four bytes of length, the text. */
    ClarityBytes ascii(String text) {
        return head(ASCII, text.length()).raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code 0b} and four bytes of count; the items follow. */
    ClarityBytes list(int count) {
        return head(LIST, count);
    }

    /** {@code 0c} and four bytes of count; the fields follow, ascending by name. */
    ClarityBytes tuple(int count) {
        return head(TUPLE, count);
    }

    /** A byte of length and the name; the field's value follows. */
    ClarityBytes field(String name) {
        return raw((byte) name.length()).raw(name.getBytes(StandardCharsets.US_ASCII));
    }

    private ClarityBytes head(byte kind, int count) {
        return raw(kind, (byte) (count >>> 24), (byte) (count >>> 16), (byte) (count >>> 8), (byte) count);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}

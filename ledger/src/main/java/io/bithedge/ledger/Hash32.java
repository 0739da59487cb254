package io.bithedge.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** Thirty-two bytes: a SHA-256 digest or the root of an opening. */
public final class Hash32 {
    public static final Hash32 ZERO = new Hash32(new byte[32]);

    private final byte[] bytes;

    private Hash32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Throws IllegalArgumentException unless there are 32 bytes. */
    public static Hash32 of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("hash: expected 32 bytes, got " + bytes.length);
        }
        return new Hash32(bytes.clone());
    }

    /** Throws IllegalArgumentException unless there are 64 hex digits. */
    public static Hash32 ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash32 hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}

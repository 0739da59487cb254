package io.bithedge.stacks;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with value equality. Arrays are copied on the way in and out. */
public final class Bytes implements Comparable<Bytes> {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] octets;

    private Bytes(byte[] owned) {
        this.octets = owned;
    }

    public static Bytes copyOf(byte[] source) {
        return source.length == 0 ? EMPTY : new Bytes(source.clone());
    }

    public static Bytes zeros(int size) {
        return new Bytes(new byte[size]);
    }

    /** Reads hex in either case, with or without `0x`. Throws {@link MalformedException} on anything else. */
    public static Bytes ofHex(String text) {
        int start = text.startsWith("0x") ? 2 : 0;
        for (int i = start; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw MalformedException.at(i, MalformedException.Kind.BAD_HEX, "a hex digit", text.charAt(i));
            }
        }
        if ((text.length() - start) % 2 != 0) {
            throw MalformedException.at(
                    text.length(), MalformedException.Kind.BAD_HEX, "an even number of hex digits", "an odd number");
        }
        return new Bytes(HexFormat.of().parseHex(text, start, text.length()));
    }

    public int size() {
        return octets.length;
    }

    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** The byte at `index` as 0..255. */
    public int unsignedAt(int index) {
        return octets[index] & 0xff;
    }

    public byte[] toArray() {
        return octets.clone();
    }

    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(octets, from, to));
    }

    public Bytes concat(Bytes tail) {
        byte[] joined = Arrays.copyOf(octets, octets.length + tail.octets.length);
        System.arraycopy(tail.octets, 0, joined, octets.length, tail.octets.length);
        return new Bytes(joined);
    }

    /** Lower-case hex without prefix. */
    public String toHex() {
        return HexFormat.of().formatHex(octets);
    }

    /** Lower-case hex with `0x`. */
    public String toPrefixedHex() {
        return "0x" + toHex();
    }

    /** Unsigned, byte by byte; a prefix sorts first. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return toPrefixedHex();
    }
}

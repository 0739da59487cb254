package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;

/** The binary form of values, both ways. One value has one form: what decodes, encodes to the same bytes. */
public final class ClarityCodec {
    /** A plain value has depth 1, what holds it one more. */
    public static final int MAX_DEPTH = 32;

    /** Of a buffer or string in bytes, of a list in items. The node's bound on the size of a type. */
    public static final int MAX_LENGTH = 1024 * 1024;

    /** Of a string-utf8 in characters: the node counts four bytes for each. */
    public static final int MAX_UTF8_LENGTH = MAX_LENGTH / 4;

    /** Of the encoded value in bytes: a type of 1 MiB may encode to more, the node reads up to twice as much. */
    public static final int MAX_ENCODED = 2 * MAX_LENGTH;

    private ClarityCodec() {}

    /** Throws IllegalArgumentException for a value deeper than 32 or larger than 2 MiB, which no node takes. */
    public static Bytes encode(ClarityValue value) {
        WireWriter out = new WireWriter();
        write(value, out);
        return out.toBytes();
    }

    public static Bytes encode(Principal principal) {
        return encode(new ClarityValue.PrincipalValue(principal));
    }

    public static void write(ClarityValue value, WireWriter out) {
        int start = out.size();
        new ClarityEncoder(out).write(value, 1);
        if (out.size() - start > MAX_ENCODED) {
            throw new IllegalArgumentException("a value has at most 2 MiB, got " + (out.size() - start) + " bytes");
        }
    }

    /** Reads exactly one value; anything left over is refused. */
    public static ClarityValue decode(Bytes bytes) {
        WireReader in = new WireReader(bytes);
        ClarityValue value = read(in);
        in.end();
        return value;
    }

    /** Reads one value and leaves the reader behind it. */
    public static ClarityValue read(WireReader in) {
        return new ClarityDecoder(in).read();
    }

    /** Leaves the reader behind one value without reading what it says. */
    public static void skip(WireReader in) {
        ClaritySkip.skip(in);
    }
}

package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;

/** The binary form of values, both ways. One value has one form: what decodes, encodes to the same bytes. */
public final class ClarityCodec {
    /** A plain value has depth 1, what holds it one more. */
    public static final int MAX_DEPTH = 32;

    /** Of the encoded value. */
    public static final int MAX_SIZE = 1024 * 1024;

    private ClarityCodec() {}

    /** Throws IllegalArgumentException for a value deeper than 32 or larger than 1 MiB, which no node takes. */
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
        if (out.size() - start > MAX_SIZE) {
            throw new IllegalArgumentException("a value has at most 1 MiB, got " + (out.size() - start) + " bytes");
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
}

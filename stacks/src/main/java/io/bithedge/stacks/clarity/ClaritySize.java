package io.bithedge.stacks.clarity;

import io.bithedge.stacks.WireWriter;

/** The encoded size of a value that may be too large to be taken. */
final class ClaritySize {
    private ClaritySize() {}

    static int of(ClarityValue value) {
        WireWriter out = new WireWriter();
        new ClarityEncoder(out).write(value, 1);
        return out.size();
    }
}

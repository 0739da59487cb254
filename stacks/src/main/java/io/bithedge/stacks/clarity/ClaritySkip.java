package io.bithedge.stacks.clarity;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.WireReader;

/** Steps over a value without looking at what it says: only tags and lengths count. */
final class ClaritySkip {
    private static final int ADDRESS_BYTES = 21;
    private static final int NUMBER_BYTES = 16;
    /** Deeper than any node takes, and no danger to our stack. */
    private static final int MAX_DEPTH = 256;

    private ClaritySkip() {}

    static void skip(WireReader in) {
        skip(in, 1);
    }

    private static void skip(WireReader in, int depth) {
        int at = in.offset();
        if (depth > MAX_DEPTH) {
            throw MalformedException.at(at, Kind.TOO_DEEP, "at most " + MAX_DEPTH + " levels", depth);
        }
        int tag = in.u8("value tag");
        switch (tag) {
            case ClarityTag.INT, ClarityTag.UINT -> in.skip(NUMBER_BYTES, "number");
            case ClarityTag.BUFFER, ClarityTag.ASCII, ClarityTag.UTF8 -> in.skip(in.count(1, "length"), "value");
            case ClarityTag.TRUE, ClarityTag.FALSE, ClarityTag.NONE -> {}
            case ClarityTag.STANDARD -> in.skip(ADDRESS_BYTES, "address");
            case ClarityTag.CONTRACT -> {
                in.skip(ADDRESS_BYTES, "address");
                in.skip(in.u8("name length"), "contract name");
            }
            case ClarityTag.OK, ClarityTag.ERR, ClarityTag.SOME -> skip(in, depth + 1);
            case ClarityTag.LIST -> {
                int count = in.count(1, "list length");
                for (int i = 0; i < count; i++) {
                    skip(in, depth + 1);
                }
            }
            case ClarityTag.TUPLE -> {
                int count = in.count(2, "tuple size");
                for (int i = 0; i < count; i++) {
                    in.skip(in.u8("key length"), "tuple key");
                    skip(in, depth + 1);
                }
            }
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a value tag of 00..0e", tag);
        }
    }
}

package io.bithedge.watcher.chain;

import io.bithedge.stacks.Bytes;

/**
 * What a call returned, as far as it is kept. A stranger's contract may return a mebibyte of anything, also where it touched ours: as a
 * record that is more than a broker takes, and nobody reads it. What ours return is a hundredth of the bound.
 */
public final class KeptResult {
    public static final int MOST_BYTES = 4 * 1024;

    private KeptResult() {}

    /** Empty in place of a longer one. */
    public static Bytes of(Bytes result) {
        return result.size() <= MOST_BYTES ? result : Bytes.EMPTY;
    }
}

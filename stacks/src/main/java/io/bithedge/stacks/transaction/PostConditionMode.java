package io.bithedge.stacks.transaction;

/** What happens to assets that no post-condition mentions. */
public enum PostConditionMode {
    ALLOW(1),
    /** Nothing may move unmentioned. */
    DENY(2),
    /** Nothing of the origin account may move unmentioned (SIP-040). */
    ORIGINATOR(3);

    private final int code;

    PostConditionMode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

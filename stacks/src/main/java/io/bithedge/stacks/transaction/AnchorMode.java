package io.bithedge.stacks.transaction;

/** Without meaning since microblocks are gone; ANY is what everybody writes. */
public enum AnchorMode {
    ON_CHAIN(1),
    OFF_CHAIN(2),
    ANY(3);

    private final int code;

    AnchorMode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

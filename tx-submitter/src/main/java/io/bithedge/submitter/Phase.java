package io.bithedge.submitter;

/**
 * Where a transaction stands.
 *
 * <pre>
 * (command) -> ACCEPTED -> SIGNED -> POSTED -> MINED -> FINAL
 *                 |          |  ^       |        |
 *                 |          |  |       |        +-> ROLLED_BACK -> POSTED (same bytes)
 *                 |          |  +-------+ signed anew when the nonce was used by somebody else for good
 *                 |          +-> DROPPED (the node refuses it for good; the nonce is free again)
 *                 +-> DROPPED (no transaction can be made of it)
 *              POSTED, SIGNED -> ABORTED (mined, and failed; also rolled back with its block)
 * </pre>
 */
public enum Phase {
    /** Known, waiting for its turn. Not bound to a nonce; a restart reads the command again. */
    ACCEPTED,
    /** Nonce, fee and bytes are durable; no node has taken them yet. */
    SIGNED,
    /** A node took the bytes. They are posted again until the watcher sees them in a block. */
    POSTED,
    /** The watcher saw it in a block that is not final. */
    MINED,
    /** Its block was rolled back; the same bytes are posted again. */
    ROLLED_BACK,
    /** In a final block. Nothing follows. */
    FINAL,
    /** In a block, but the contract or a post-condition undid it. The nonce is used. Nothing follows once the block is final. */
    ABORTED,
    /** Never taken by any node and never will be. Its nonce, if it had one, goes to the next command. */
    DROPPED;

    /** Bound to a nonce and not in a block: its bytes have to be posted. */
    public boolean isAfloat() {
        return switch (this) {
            case SIGNED, POSTED, ROLLED_BACK -> true;
            case ACCEPTED, MINED, FINAL, ABORTED, DROPPED -> false;
        };
    }

    /** Holds its nonce. */
    public boolean holdsNonce() {
        return switch (this) {
            case SIGNED, POSTED, MINED, ROLLED_BACK, FINAL, ABORTED -> true;
            case ACCEPTED, DROPPED -> false;
        };
    }
}

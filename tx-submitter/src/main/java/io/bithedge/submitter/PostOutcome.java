package io.bithedge.submitter;

/** What came of posting bytes to a node. */
public sealed interface PostOutcome {
    /** Not refused: taken, or known already. Never "will be mined". */
    record Accepted() implements PostOutcome {}

    /** The account's confirmed nonce is past ours: a transaction with this nonce is in a block of the node at height `tipHeight` or below. */
    record NonceUsed(String detail, long tipHeight) implements PostOutcome {}

    /** Another transaction with this nonce is in the mempool; `ownKnown` says that the API knows ours, so it is ours. */
    record NonceContested(String detail, boolean ownKnown) implements PostOutcome {}

    record NotEnoughFunds(String detail) implements PostOutcome {}

    /** Not now: too much chaining, rate limit, server trouble, a contract that is not there yet. */
    record Busy(String detail) implements PostOutcome {}

    /** The node will refuse these bytes whenever they come: they are malformed for it. */
    record Refused(String detail) implements PostOutcome {}

    /** No answer: it may have been taken. */
    record Unknown(String detail) implements PostOutcome {}
}

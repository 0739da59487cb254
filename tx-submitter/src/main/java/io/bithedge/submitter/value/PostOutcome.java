package io.bithedge.submitter.value;

import java.util.List;

/** What came of posting bytes to a node, or to several. */
public sealed interface PostOutcome {
    /** Not refused: taken, or known already. Never "will be mined". */
    record Accepted() implements PostOutcome {}

    /** The account's confirmed nonce is past ours: a transaction with this nonce is in a block of the node at height `tipHeight` or below. */
    record NonceUsed(String detail, long tipHeight) implements PostOutcome {}

    /** Another transaction with this nonce is in the mempool; `ownKnown` says that the API knows ours, so it is ours. */
    record NonceContested(String detail, boolean ownKnown) implements PostOutcome {}

    record NotEnoughFunds(String detail) implements PostOutcome {}

    /** The node asks for more. */
    record FeeTooLow(String detail) implements PostOutcome {}

    /** Not now: too much chaining, rate limit, server trouble, a contract that is not there yet. */
    record Busy(String detail) implements PostOutcome {}

    /** The node will refuse these bytes whenever they come: they are malformed for it. */
    record Refused(String detail) implements PostOutcome {}

    /** No answer: it may have been taken. */
    record Unknown(String detail) implements PostOutcome {}

    /** What several nodes together say. One that took it is enough; refused for good is only what all of them refuse. */
    static PostOutcome together(List<PostOutcome> outcomes) {
        return outcomes.stream()
                .min((a, b) -> Integer.compare(a.precedence(), b.precedence()))
                .orElseThrow(() -> new IllegalArgumentException("no node was asked"));
    }

    private int precedence() {
        return switch (this) {
            case Accepted ignored -> 0;
            case NonceContested(String detail, boolean ownKnown) -> ownKnown ? 1 : 3;
            case NonceUsed ignored -> 2;
            case FeeTooLow ignored -> 4;
            case NotEnoughFunds ignored -> 5;
            case Unknown ignored -> 6;
            case Busy ignored -> 7;
            case Refused ignored -> 8;
        };
    }
}

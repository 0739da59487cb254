package io.bithedge.stacks.client;

import io.bithedge.stacks.Txid;

/** What a node said to a posted transaction. */
public sealed interface SubmitResult {
    /** Not refused. Also said of a transaction already known, and of one silently dropped: it does not mean "mined". */
    record Accepted(Txid txid) implements SubmitResult {}

    record Rejected(Rejection rejection) implements SubmitResult {}
}

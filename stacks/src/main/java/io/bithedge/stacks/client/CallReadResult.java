package io.bithedge.stacks.client;

import io.bithedge.stacks.clarity.ClarityValue;

/** What a read-only call gave. */
public sealed interface CallReadResult {
    record Returned(ClarityValue value) implements CallReadResult {}

    /** `NotReadOnly`, `Unchecked(..)`, a runtime error, `Execution budget exceeded`, or arguments that the node cannot read. */
    record Failed(String cause) implements CallReadResult {}
}

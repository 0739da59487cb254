package io.bithedge.api.transactions;

import io.bithedge.pool.transaction.Failure;

/** Why it failed: the code as the contract returned it, the constant in its source, and what that means. */
public record FailureReason(String code, String name, String sentence) {
    public static FailureReason of(Failure failure) {
        return new FailureReason(failure.code(), failure.name(), failure.sentence());
    }
}

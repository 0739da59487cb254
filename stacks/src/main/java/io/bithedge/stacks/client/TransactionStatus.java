package io.bithedge.stacks.client;

import java.util.Locale;

/** The API's word for what became of a transaction. */
public enum TransactionStatus {
    PENDING,
    SUCCESS,
    ABORT_BY_RESPONSE,
    ABORT_BY_POST_CONDITION,
    /** Not executed, fee taken, nonce used (epoch 4.0). */
    PROBLEMATIC_SKIPPED,
    DROPPED_REPLACE_BY_FEE,
    DROPPED_REPLACE_ACROSS_FORK,
    DROPPED_TOO_EXPENSIVE,
    DROPPED_STALE_GARBAGE_COLLECT,
    DROPPED_PROBLEMATIC,
    /** A word this version does not know: of a mined transaction it means failed for good. */
    UNKNOWN;

    static TransactionStatus ofWireName(String name) {
        for (TransactionStatus status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}

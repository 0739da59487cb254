package io.bithedge.submitter.value;

import java.util.Arrays;

/** One stable word for why a transaction is where it is; the sentence beside it is for operators. */
public enum Cause {
    NONE,
    /** An operator asked for it. */
    OPERATOR,
    /** The fee cannot rise: the cap of one transaction. */
    FEE_CAP,
    /** The fees of the last burn-chain day are spent. */
    DAY_CAP,
    /** The preflight predicts other events than the commands ask for. */
    MISMATCH,
    /** The preflight predicts a contract error. */
    WOULD_FAIL,
    SIGNER_REFUSED,
    NODE_REFUSED,
    MALFORMED,
    NO_KEY,
    /** A newer command says what this one says, of later. */
    SUPERSEDED,
    /** The nonce was used by another transaction in a final block. */
    NONCE_TAKEN,
    /** A mempool lost it. */
    FORGOTTEN,
    MORE_FEE,
    CONTRACT_ERROR,
    POST_CONDITION;

    /** A parked transaction of this cause keeps its nonce and is posted on: only its fee stands still. */
    boolean keepsPosting() {
        return switch (this) {
            case FEE_CAP, DAY_CAP, SIGNER_REFUSED -> true;
            case NONE,
                    OPERATOR,
                    MISMATCH,
                    WOULD_FAIL,
                    NODE_REFUSED,
                    MALFORMED,
                    NO_KEY,
                    SUPERSEDED,
                    NONCE_TAKEN,
                    FORGOTTEN,
                    MORE_FEE,
                    CONTRACT_ERROR,
                    POST_CONDITION -> false;
        };
    }

    /** NONE for a word of another version. */
    public static Cause ofWord(String word) {
        return Arrays.stream(values())
                .filter(cause -> cause.word().equals(word))
                .findFirst()
                .orElse(NONE);
    }

    /** Empty for NONE. */
    public String word() {
        return this == NONE ? "" : name();
    }
}

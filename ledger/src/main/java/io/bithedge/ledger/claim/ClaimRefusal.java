package io.bithedge.ledger.claim;

/** Why the vault refuses a leaf, in the order of its checks. */
public enum ClaimRefusal {
    /** The leaf names another provider than the caller. */
    OTHER_PROVIDER,
    /** The leaf is of another token or tier. */
    OTHER_BOOK,
    /** The leaf is of another epoch than the current one. */
    OTHER_EPOCH,
    /** Leaf and path do not give the root and the weight of the epoch. */
    NOT_IN_ROOT
}

package io.bithedge.ledger;

/** How a fact can disagree with our books. Each is one check, tested in the order of the fold. */
public enum IncidentCode {
    /** A number below zero. */
    AMOUNT_NEGATIVE,
    /** An amount of 2^51 base units or more: above either supply. */
    AMOUNT_TOO_LARGE,
    /** Deposits less withdrawals reach 2^51 base units. */
    BALANCE_TOO_LARGE,
    /** More left than ever came. */
    BALANCE_NEGATIVE,
    /** A fact of another epoch than the one it must belong to. */
    EPOCH_MISMATCH,
    /** A withdrawal or lock after the cut-off of its epoch. */
    EPOCH_OVER,
    /** An epoch opened, or a book closed, before the last epoch was over. */
    EPOCH_NOT_OVER,
    /** A deposit, lock, opening or closing of a book that is closed for good. */
    BOOK_CLOSED,
    /** An epoch that ends before it starts. */
    EPOCH_INTERVAL_INVALID,
    /** An epoch opened while one of 399 epochs before has live policies. */
    VINTAGE_NOT_OVER,
    /** The opening weight differs from the sum of the weights we computed. */
    WEIGHT_MISMATCH,
    /** A weight of zero with a capacity. */
    CAPACITY_WITHOUT_WEIGHT,
    /** A capacity above what the weights cover. */
    CAPACITY_ABOVE_WEIGHT,
    /** Locks of an epoch above its capacity. */
    CAPACITY_EXCEEDED,
    PREMIUM_ABOVE_COLLATERAL,
    /** A second lock of a live policy. */
    POLICY_ALREADY_LOCKED,
    /** A settlement of a policy that has no lock. */
    LOCK_UNKNOWN,
    /** A settlement that states other terms than its lock. */
    LOCK_DIFFERS,
    PAYOUT_ABOVE_LOCK,
    /** Capital withdrawn above the limit of the provider. */
    CAPITAL_ABOVE_LIMIT,
    /** Premium withdrawn above what the provider has earned. */
    PREMIUM_ABOVE_EARNED
}

package io.bithedge.ledger;

/** Where a book is in the life of its current epoch. */
public enum BookPhase {
    /** The epoch runs: deposits join the next one, locks and withdrawals happen. */
    OPEN,
    /** The epoch is over and its closing was taken; the next is not open yet. Deposits are for the epoch after, locks and withdrawals are refused. */
    OVER,
    /** No epoch follows: nothing is deposited or sold any more, policies end as always, withdrawals go on. */
    CLOSED
}

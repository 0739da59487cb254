package io.bithedge.ledger;

/** Where a book is in the life of its current epoch. */
public enum BookPhase {
    /** The epoch runs: deposits join the next one, locks and withdrawals happen. */
    OPEN,
    /** The epoch is over and its closing was taken; the next is not open yet. Deposits are for the epoch after, locks and withdrawals are refused. */
    OVER,
    /** No epoch follows: nothing is deposited or sold any more, policies end as always, withdrawals go on. */
    CLOSED;

    /** As the vault sees it at a burn height, from its row. Source: liquidity-pool-vault#withdraw. */
    public static BookPhase at(long burnHeight, long endsAt, boolean isClosed) {
        if (isClosed) {
            return CLOSED;
        }
        return burnHeight < endsAt ? OPEN : OVER;
    }
}

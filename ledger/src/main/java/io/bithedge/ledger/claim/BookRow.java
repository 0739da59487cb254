package io.bithedge.ledger.claim;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Hash32;

/**
 * What the vault stores of a book beside its vintages; base units.
 *
 * @param phase the vault stores {@code ends-at} and whether it is closed; that an epoch is over follows from the height
 * @param root over the leaves of {@code epoch}
 * @param capital deposits less withdrawals less payouts; the locked part is inside
 * @param premiumEarned not withdrawn yet
 */
public record BookRow(
        BookId book,
        long epoch,
        BookPhase phase,
        Hash32 root,
        long capital,
        long locked,
        long premiumPending,
        long premiumEarned) {
    public boolean isClosed() {
        return phase == BookPhase.CLOSED;
    }
}

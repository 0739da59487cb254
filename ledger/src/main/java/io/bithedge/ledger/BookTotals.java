package io.bithedge.ledger;

/**
 * The sums of a book. {@code capital} and {@code locked} and {@link #premium()} are what the vault must hold for it, to the unit.
 *
 * @param capital deposits less withdrawals less losses; the locked part is inside
 * @param weight of the current epoch, sub-units
 */
public record BookTotals(
        long epoch,
        long capital,
        long locked,
        long losses,
        long premiumPending,
        long premiumEarned,
        long premiumWithdrawn,
        long capacity,
        long used,
        long weight) {
    /** Premium that the vault holds for the book. */
    public long premium() {
        return premiumPending + premiumEarned - premiumWithdrawn;
    }
}

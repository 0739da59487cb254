package io.bithedge.ledger;

/**
 * What the policies sold in one epoch did to the book. Whole units, each changed by addition only, so that a policy event costs the same
 * with ten providers or ten million.
 *
 * @param weight sum of the providers' weights when the epoch opened, sub-units
 * @param capacity most collateral that may be locked in the epoch
 * @param used collateral locked in the epoch so far
 * @param locked collateral of its live policies
 * @param losses what its policies were paid
 * @param premiumPending premium of its live policies
 * @param premiumEarned premium of its ended policies
 */
public record Vintage(
        long epoch,
        long weight,
        long capacity,
        long used,
        long locked,
        long losses,
        long premiumPending,
        long premiumEarned) {
    public static Vintage opened(long epoch, long weight, long capacity) {
        return new Vintage(epoch, weight, capacity, 0, 0, 0, 0, 0);
    }

    /** No live policy is left: once its epoch is over too, the vintage never changes again. */
    public boolean isSettled() {
        return locked == 0 && premiumPending == 0;
    }

    /** What is locked or lost. */
    public long burden() {
        return locked + losses;
    }

    /** What is locked or lost or may yet be locked in this epoch. */
    public long callable() {
        return burden() + (capacity - used);
    }

    public Vintage locked(long collateral, long premium) {
        return new Vintage(
                epoch,
                weight,
                capacity,
                used + collateral,
                locked + collateral,
                losses,
                premiumPending + premium,
                premiumEarned);
    }

    /** The policy's premium goes back to its owner: pending falls, earned does not rise. */
    public Vintage voided(PolicyLock lock) {
        return new Vintage(
                epoch,
                weight,
                capacity,
                used,
                locked - lock.collateral(),
                losses,
                premiumPending - lock.premium(),
                premiumEarned);
    }

    public Vintage settled(PolicyLock lock, long payout) {
        return new Vintage(
                epoch,
                weight,
                capacity,
                used,
                locked - lock.collateral(),
                losses + payout,
                premiumPending - lock.premium(),
                premiumEarned + lock.premium());
    }
}

package io.bithedge.ledger;

/**
 * An account as an epoch opens, weighed at the cut-off of the one before.
 *
 * @param opening deposits less withdrawals, base units; losses are not taken off
 * @param settledBurden its part of the losses of vintages that are over for good, sub-units
 * @param settledPremium its part of their premium, sub-units
 * @param weights of vintages that are not over for good, the opening epoch's own included
 * @param premiumWithdrawn ever, base units
 */
public record AccountOpening(
        long epoch,
        long opening,
        long settledBurden,
        long settledPremium,
        EpochWeights weights,
        long premiumWithdrawn) {

    static AccountOpening of(Account account, long epoch) {
        if (account.isNew() || (account.isFresh() && account.baseEpoch() >= epoch)) {
            return new AccountOpening(epoch, 0, 0, 0, EpochWeights.NONE, 0);
        }
        if (account.closedThrough() != epoch - 1) {
            throw new IllegalStateException(
                    "opening of epoch %d: expected an account weighed at epoch %d, got one of epoch %d"
                            .formatted(epoch, epoch - 1, account.closedThrough()));
        }
        Account rolled = account.rolledTo(epoch);
        long since =
                rolled.touches().stream().mapToLong(Touch::premiumWithdrawn).sum();
        return new AccountOpening(
                epoch,
                rolled.opening(),
                rolled.settledBurden(),
                rolled.settledPremium(),
                rolled.weights(),
                rolled.premiumWithdrawn() - since);
    }

    /**
     * There is something to claim, so there is a leaf.
     *
     * <pre>floor((opening * 2^12 - settledBurden) / 2^12) > 0, or weights, or floor(settledPremium / 2^12) > premiumWithdrawn</pre>
     */
    public boolean hasClaim() {
        return Ratio.unitsDown(opening * Ratio.SUB - settledBurden) > 0
                || weights.size() > 0
                || Ratio.unitsDown(settledPremium) > premiumWithdrawn;
    }
}

package io.bithedge.ledger;

import java.util.Optional;

/**
 * What a provider has in a book, base units, as of an open epoch. What he owes is rounded up, what he gets is rounded down.
 *
 * <p>There is none (Optional.empty) while account and vintages are of different epochs: the account was not yet weighed for the open
 * epoch, or was weighed past it, or the table lacks a vintage. Facts labelled with a later epoch than the open one count as pending.
 *
 * @param deposited deposits less withdrawals, ever; losses are not taken off
 * @param pending deposits that join at the next opening
 * @param exit what he asked to keep out of coming epochs
 * @param locked his part of the collateral of live policies
 * @param losses his part of what was paid out
 * @param available what is neither locked nor lost nor withdrawn
 * @param limit capital he may have withdrawn in all in this epoch; it never falls while the epoch lasts
 * @param withdrawn capital he has withdrawn in this epoch
 * @param premiumEarned his part of the premium of ended policies, ever: the limit of {@code premiumWithdrawn}
 * @param weight in the open epoch, sub-units
 */
public record AccountView(
        long deposited,
        long pending,
        long exit,
        long locked,
        long losses,
        long available,
        long limit,
        long withdrawn,
        long premiumPending,
        long premiumEarned,
        long premiumWithdrawn,
        long weight) {

    /** What a withdrawal may still take in this epoch. */
    public long withdrawable() {
        return limit - withdrawn;
    }

    static Optional<AccountView> of(Account account, long epoch, VintageTable vintages, boolean isClosed) {
        if (!isReadable(account, epoch)) {
            return Optional.empty();
        }
        Account rolled = account.rolledTo(epoch);
        Burdens burdens = new Burdens(rolled, isClosed);
        if (!burdens.addAll(rolled.weights(), epoch, vintages)) {
            return Optional.empty();
        }
        return Optional.of(burdens.view(rolled, epoch));
    }

    /** Weighed for this epoch and not past it; or never weighed, with facts of this epoch or later only. */
    private static boolean isReadable(Account account, long epoch) {
        boolean weighed = account.closedThrough() >= epoch - 1;
        return account.isNew() || (weighed && (account.closedThrough() <= epoch || account.isFresh()));
    }

    /** Sums over vintages, sub-units. One object per view, nothing per vintage. */
    private static final class Burdens {
        private final boolean isClosed;
        private long burden;
        private long callable;
        private long locked;
        private long losses;
        private long pending;
        private long earned;

        private Burdens(Account account, boolean isClosed) {
            this.isClosed = isClosed;
            burden = account.settledBurden();
            callable = account.settledBurden();
            losses = account.settledBurden();
            earned = account.settledPremium();
        }

        /** False when the table lacks a vintage. Weights behind {@code epoch} are proposals and do not count. */
        private boolean addAll(EpochWeights weights, long epoch, VintageTable vintages) {
            for (int i = 0; i < weights.size() && weights.epochAt(i) <= epoch; i++) {
                int index = vintages.indexOf(weights.epochAt(i));
                if (index < 0) {
                    return false;
                }
                add(weights.weightAt(i), vintages.at(index), weights.epochAt(i) == epoch);
            }
            return true;
        }

        private void add(long weight, VintageRatios ratios, boolean isOpen) {
            long carried = Ratio.partUp(weight, ratios.burdenUp());
            burden += carried;
            callable += isOpen && !isClosed ? Ratio.partUp(weight, ratios.callableUp()) : carried;
            locked += Ratio.partUp(weight, ratios.lockedUp());
            losses += Ratio.partUp(weight, ratios.lossesUp());
            pending += Ratio.partDown(weight, ratios.pendingDown());
            earned += Ratio.partDown(weight, ratios.earnedDown());
        }

        private AccountView view(Account account, long epoch) {
            Touch now = account.touch(epoch);
            long pendingDeposits = 0;
            long exit = account.exit();
            for (Touch touch : account.touches()) {
                pendingDeposits += touch.deposited();
                exit = touch.exitAfter(exit);
            }
            long balance = account.balance();
            long opening = account.baseEpoch() > epoch ? 0 : account.opening();
            return new AccountView(
                    balance,
                    pendingDeposits,
                    exit,
                    Ratio.unitsUp(locked),
                    Ratio.unitsUp(losses),
                    Ratio.unitsDown(balance * Ratio.SUB - burden),
                    (isClosed ? pendingDeposits : now.deposited())
                            + Math.max(0, Ratio.unitsDown(opening * Ratio.SUB - callable)),
                    now.withdrawn(),
                    Ratio.unitsDown(pending),
                    Ratio.unitsDown(earned),
                    account.premiumWithdrawn(),
                    account.weights().of(epoch));
        }
    }
}

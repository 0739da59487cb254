package io.bithedge.ledger.claim;

/**
 * What the vault stores of a provider in a book: one row, as of his last act. Base units.
 *
 * @param label the epoch of his last deposit or withdrawal
 * @param deposited in that epoch, before its cut-off
 * @param withdrawn capital, in that epoch
 * @param depositedNext in that epoch, behind its cut-off: for the one after
 */
public record AccountRow(
        long depositedEver,
        long withdrawnEver,
        long premiumWithdrawnEver,
        long label,
        long deposited,
        long withdrawn,
        long depositedNext) {
    /** Before his first act. */
    public static final AccountRow NONE = new AccountRow(0, 0, 0, 0, 0, 0, 0);

    /** The row as of the current epoch: what was deposited for the next epoch is deposited in it, older labels count 0. */
    public AccountRow asOf(long epoch) {
        if (label == epoch) {
            return this;
        }
        long joined = label == epoch - 1 ? depositedNext : 0;
        return new AccountRow(depositedEver, withdrawnEver, premiumWithdrawnEver, epoch, joined, 0, 0);
    }

    AccountRow depositing(long amount, boolean isBehindCutOff) {
        return new AccountRow(
                depositedEver + amount,
                withdrawnEver,
                premiumWithdrawnEver,
                label,
                isBehindCutOff ? deposited : deposited + amount,
                withdrawn,
                isBehindCutOff ? depositedNext + amount : depositedNext);
    }

    AccountRow withdrawing(long capital, long premium) {
        return new AccountRow(
                depositedEver,
                withdrawnEver + capital,
                premiumWithdrawnEver + premium,
                label,
                deposited,
                withdrawn + capital,
                depositedNext);
    }
}

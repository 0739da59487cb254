package io.bithedge.ledger.claim;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.Touch;

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

    /**
     * The row of an account that is folded, as of an open epoch. What came and went in epochs before is known as a difference only, so it is
     * in neither of the two sums {@code ...Ever} of capital: a claim needs nothing but their difference.
     */
    public static AccountRow of(Account account, long epoch) {
        Touch now = account.touch(epoch);
        return new AccountRow(
                account.balance() + now.withdrawn(),
                now.withdrawn(),
                account.premiumWithdrawn(),
                epoch,
                now.deposited(),
                now.withdrawn(),
                account.touch(epoch + 1).deposited());
    }

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

package io.bithedge.ledger;

import java.util.List;

/**
 * An account as it was, from what stays of it: the provider's facts and his weight in each epoch. It keeps the weights of vintages that
 * are over for good, where the folded account keeps two sums: their views are equal to the unit.
 */
public final class AccountHistory {
    private AccountHistory() {}

    /**
     * The account as of a moment at which {@code epoch} was open.
     *
     * @param facts all his facts in the book up to that moment, in chain order
     * @param weights his weights in the epochs up to {@code epoch}; later ones are proposals and must not be in it
     * @throws IllegalStateException when the facts are not those of one account
     */
    public static Account asOf(long epoch, List<BookFact.AccountFact> facts, EpochWeights weights) {
        Account account = Account.NEW;
        for (BookFact.AccountFact fact : facts) {
            if (!(account.apply(fact) instanceof AccountOutcome.Applied(Account after))) {
                throw new IllegalStateException("a fact that the account refused before: " + fact);
            }
            account = after;
        }
        return account.isNew()
                ? account
                : account.weighedAt(Math.max(epoch - 1, account.closedThrough()), weights, 0, 0);
    }
}

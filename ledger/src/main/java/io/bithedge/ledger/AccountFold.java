package io.bithedge.ledger;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import java.util.Optional;

/** The rules of {@link Account#apply}: what an account alone can know. Limits need the vintages: see {@link Book}. */
final class AccountFold {
    private AccountFold() {}

    static AccountOutcome apply(Account account, AccountFact fact) {
        if (!fact.position().isAfter(account.position())) {
            return new AccountOutcome.Duplicate();
        }
        Optional<Incident> outOfRange = outOfRange(fact);
        if (outOfRange.isPresent()) {
            return outOfRange.get();
        }
        Account started = account.isNew() ? account.startingAt(fact.epoch()) : account;
        long earliest = earliestEpoch(started, fact);
        if (fact.epoch() < earliest) {
            return Incident.of(
                    IncidentCode.EPOCH_MISMATCH,
                    fact,
                    "fact of %s: expected epoch %d or later, got %d"
                            .formatted(fact.provider(), earliest, fact.epoch()));
        }
        return within(started.touched(fact), fact);
    }

    private static Optional<Incident> outOfRange(AccountFact fact) {
        return switch (fact) {
            case FundsDeposited deposit -> outOfRange(fact, "deposit of ", deposit.amount());
            case ExitRequested request -> outOfRange(fact, "exit of ", request.amount());
            case FundsWithdrawn withdrawal ->
                outOfRange(fact, "capital withdrawn by ", withdrawal.capital())
                        .or(() -> outOfRange(fact, "premium withdrawn by ", withdrawal.premium()));
        };
    }

    private static Optional<Incident> outOfRange(AccountFact fact, String what, long amount) {
        if (fact.epoch() < 0) {
            return Optional.of(Bounds.outOfRange(fact, "epoch of " + fact.provider(), fact.epoch()));
        }
        return Bounds.isUnits(amount)
                ? Optional.empty()
                : Optional.of(Bounds.outOfRange(fact, what + fact.provider(), amount));
    }

    /**
     * Labels never fall along the chain, and what a sweep has weighed is past; but in a closed book withdrawals go on under the label of its
     * last epoch, behind its closing. Whether the book is closed, only the book can know.
     */
    private static long earliestEpoch(Account account, AccountFact fact) {
        int count = account.touches().size();
        long last = count == 0
                ? account.baseEpoch()
                : account.touches().get(count - 1).epoch();
        return fact instanceof FundsWithdrawn
                ? Math.max(last - 1, account.closedThrough())
                : Math.max(last, account.closedThrough() + 1);
    }

    private static AccountOutcome within(Account after, AccountFact fact) {
        long balance = after.balance();
        if (balance < 0) {
            return Incident.of(
                    IncidentCode.BALANCE_NEGATIVE,
                    fact,
                    "withdrawal of %s: expected at most what was deposited, got %d more"
                            .formatted(fact.provider(), -balance));
        }
        if (!Bounds.isUnits(balance) || !Bounds.isUnits(after.premiumWithdrawn())) {
            return Incident.of(
                    IncidentCode.BALANCE_TOO_LARGE,
                    fact,
                    "fact of %s: expected deposits less withdrawals, and premium withdrawn, below 2^51, got %d and %d"
                            .formatted(fact.provider(), balance, after.premiumWithdrawn()));
        }
        return new AccountOutcome.Applied(after);
    }
}

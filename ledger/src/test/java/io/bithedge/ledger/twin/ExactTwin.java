package io.bithedge.ledger.twin;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A book with one exact row per policy and provider. No vintages, no ratios, no rounding. */
public final class ExactTwin {
    private final Map<String, Rational> capital = new HashMap<>();
    private final Map<String, Rational> exits = new HashMap<>();
    private final Map<String, Rational> earned = new HashMap<>();
    private final Map<Long, Map<String, Rational>> rows = new HashMap<>();
    private Map<String, Rational> weights = Map.of();

    /** Takes the weights of the next epoch; the caller knows the cut-off. */
    public void close() {
        Map<String, Rational> weighed = new HashMap<>();
        for (String provider : capital.keySet()) {
            Rational exit = exits.getOrDefault(provider, Rational.ZERO);
            weighed.put(provider, free(provider).minus(exit).orZeroIfNegative());
        }
        weights = weighed;
    }

    public void apply(BookFact fact) {
        switch (fact) {
            case FundsDeposited deposit -> add(capital, deposit.provider(), Rational.of(deposit.amount()));
            case ExitRequested request -> exits.put(request.provider(), Rational.of(request.amount()));
            case FundsWithdrawn withdrawal -> {
                Rational paid = Rational.of(withdrawal.capital());
                add(capital, withdrawal.provider(), Rational.ZERO.minus(paid));
                exits.computeIfPresent(
                        withdrawal.provider(), (p, exit) -> exit.minus(paid).orZeroIfNegative());
            }
            case CollateralLocked lock -> rows.put(lock.policyId(), row(lock));
            case PolicySettled settlement -> settle(settlement);
            case PolicyVoided end -> rows.remove(end.policyId());
            case BookClosed end -> {}
            case EpochOpened opening -> {}
            case BlockReached marker -> {}
        }
    }

    public Set<String> providers() {
        return capital.keySet();
    }

    /** Capital, pending deposits included, that is neither locked nor lost. */
    public Rational free(String provider) {
        Rational free = capital.getOrDefault(provider, Rational.ZERO);
        for (Map<String, Rational> row : rows.values()) {
            free = free.minus(row.getOrDefault(provider, Rational.ZERO));
        }
        return free;
    }

    public Rational earned(String provider) {
        return earned.getOrDefault(provider, Rational.ZERO);
    }

    private Map<String, Rational> row(CollateralLocked lock) {
        Rational sum = weights.values().stream().reduce(Rational.ZERO, Rational::plus);
        Map<String, Rational> row = new HashMap<>();
        weights.forEach((provider, weight) ->
                row.put(provider, weight.times(Rational.of(lock.collateral())).over(sum)));
        return row;
    }

    private void settle(PolicySettled fact) {
        Map<String, Rational> row = rows.remove(fact.policyId());
        if (row == null) {
            throw new AssertionError("no row of policy " + fact.policyId());
        }
        Rational collateral = Rational.of(fact.collateral());
        row.forEach((provider, part) -> {
            Rational share = part.over(collateral);
            add(capital, provider, Rational.ZERO.minus(share.times(Rational.of(fact.payout()))));
            add(earned, provider, share.times(Rational.of(fact.premium())));
        });
    }

    private static void add(Map<String, Rational> sums, String provider, Rational amount) {
        sums.merge(provider, amount, Rational::plus);
    }
}

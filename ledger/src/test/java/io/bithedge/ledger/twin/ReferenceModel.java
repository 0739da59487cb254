package io.bithedge.ledger.twin;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.bithedge.ledger.AccountView;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The reference model as it is written down: big integers, no finished vintages, an epoch that closes and opens in one step. The caller
 * puts that step at the cut-off.
 */
public final class ReferenceModel {
    private static final BigInteger SUB = ONE.shiftLeft(12);
    private static final BigInteger RATIO_ONE = ONE.shiftLeft(63);

    private final List<MutableVintage> vintages = new ArrayList<>(List.of(new MutableVintage(ZERO, ZERO)));
    private final Map<String, MutableAccount> accounts = new TreeMap<>();

    private static final class MutableVintage {
        private final BigInteger weight;
        private final BigInteger capacity;
        private BigInteger used = ZERO;
        private BigInteger locked = ZERO;
        private BigInteger losses = ZERO;
        private BigInteger pending = ZERO;
        private BigInteger earned = ZERO;

        private MutableVintage(BigInteger weight, BigInteger capacity) {
            this.weight = weight;
            this.capacity = capacity;
        }
    }

    private static final class MutableAccount {
        private BigInteger opening = ZERO;
        private BigInteger deposited = ZERO;
        private BigInteger withdrawn = ZERO;
        private BigInteger exit = ZERO;
        private BigInteger premiumWithdrawn = ZERO;
        private final Map<Integer, BigInteger> weights = new TreeMap<>();

        private BigInteger balance() {
            return opening.add(deposited).subtract(withdrawn);
        }
    }

    /** Close, weigh, open with a capacity worked out as of now. */
    public void epoch(long utilisationBps) {
        int opened = vintages.size();
        BigInteger weight = ZERO;
        BigInteger capital = ZERO;
        for (MutableAccount account : accounts.values()) {
            account.opening = account.balance();
            account.deposited = ZERO;
            account.withdrawn = ZERO;
            BigInteger own = free(account).subtract(account.exit.multiply(SUB)).max(ZERO);
            account.weights.put(opened, own);
            weight = weight.add(own);
            capital = capital.add(account.opening);
        }
        BigInteger locked = ZERO;
        for (MutableVintage vintage : vintages) {
            capital = capital.subtract(vintage.losses);
            locked = locked.add(vintage.locked);
        }
        BigInteger usable =
                capital.multiply(big(utilisationBps)).divide(big(10_000)).subtract(locked);
        vintages.add(new MutableVintage(weight, weight.divide(SUB).min(usable).max(ZERO)));
    }

    public void apply(BookFact fact) {
        switch (fact) {
            case FundsDeposited deposit -> {
                MutableAccount account = account(deposit.provider());
                account.deposited = account.deposited.add(big(deposit.amount()));
            }
            case ExitRequested request -> account(request.provider()).exit = big(request.amount());
            case FundsWithdrawn withdrawal -> withdraw(account(withdrawal.provider()), withdrawal);
            case CollateralLocked lock -> {
                MutableVintage now = vintages.get(vintages.size() - 1);
                now.used = now.used.add(big(lock.collateral()));
                now.locked = now.locked.add(big(lock.collateral()));
                now.pending = now.pending.add(big(lock.premium()));
            }
            case PolicySettled settlement -> {
                MutableVintage vintage = vintages.get((int) settlement.epoch());
                vintage.locked = vintage.locked.subtract(big(settlement.collateral()));
                vintage.losses = vintage.losses.add(big(settlement.payout()));
                vintage.pending = vintage.pending.subtract(big(settlement.premium()));
                vintage.earned = vintage.earned.add(big(settlement.premium()));
            }
            case PolicyVoided end -> {
                MutableVintage vintage = vintages.get((int) end.epoch());
                vintage.locked = vintage.locked.subtract(big(end.collateral()));
                vintage.pending = vintage.pending.subtract(big(end.premium()));
            }
            case BookClosed end -> {}
            case EpochOpened opening -> {}
            case BlockReached marker -> {}
        }
    }

    public AccountView view(String provider) {
        MutableAccount account = account(provider);
        MutableVintage now = vintages.get(vintages.size() - 1);
        BigInteger callable = up(
                account,
                vintage -> vintage == now
                        ? vintage.locked.add(vintage.losses).add(vintage.capacity.subtract(vintage.used))
                        : vintage.locked.add(vintage.losses));
        BigInteger left = floorDiv(account.opening.multiply(SUB).subtract(callable), SUB);
        return new AccountView(
                account.balance().longValueExact(),
                account.deposited.longValueExact(),
                account.exit.longValueExact(),
                ceilDiv(up(account, vintage -> vintage.locked), SUB).longValueExact(),
                ceilDiv(up(account, vintage -> vintage.losses), SUB).longValueExact(),
                floorDiv(free(account), SUB).longValueExact(),
                account.deposited.add(left.max(ZERO)).longValueExact(),
                account.withdrawn.longValueExact(),
                down(account, vintage -> vintage.pending),
                down(account, vintage -> vintage.earned),
                account.premiumWithdrawn.longValueExact(),
                account.weights.getOrDefault(vintages.size() - 1, ZERO).longValueExact());
    }

    private MutableAccount account(String provider) {
        return accounts.computeIfAbsent(provider, name -> new MutableAccount());
    }

    private static void withdraw(MutableAccount account, FundsWithdrawn fact) {
        account.withdrawn = account.withdrawn.add(big(fact.capital()));
        account.premiumWithdrawn = account.premiumWithdrawn.add(big(fact.premium()));
        account.exit = account.exit.subtract(big(fact.capital())).max(ZERO);
    }

    private BigInteger free(MutableAccount account) {
        return account.balance().multiply(SUB).subtract(up(account, vintage -> vintage.locked.add(vintage.losses)));
    }

    private BigInteger up(MutableAccount account, Function<MutableVintage, BigInteger> amount) {
        BigInteger sum = ZERO;
        for (Map.Entry<Integer, BigInteger> entry : account.weights.entrySet()) {
            MutableVintage vintage = vintages.get(entry.getKey());
            if (vintage.weight.signum() != 0) {
                BigInteger ratio = ceilDiv(amount.apply(vintage).multiply(SUB).multiply(RATIO_ONE), vintage.weight);
                sum = sum.add(ceilDiv(entry.getValue().multiply(ratio), RATIO_ONE));
            }
        }
        return sum;
    }

    private long down(MutableAccount account, Function<MutableVintage, BigInteger> amount) {
        BigInteger sum = ZERO;
        for (Map.Entry<Integer, BigInteger> entry : account.weights.entrySet()) {
            MutableVintage vintage = vintages.get(entry.getKey());
            if (vintage.weight.signum() != 0) {
                BigInteger ratio =
                        amount.apply(vintage).multiply(SUB).multiply(RATIO_ONE).divide(vintage.weight);
                sum = sum.add(entry.getValue().multiply(ratio).divide(RATIO_ONE));
            }
        }
        return sum.divide(SUB).longValueExact();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger floorDiv(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(ONE) : parts[0];
    }

    private static BigInteger ceilDiv(BigInteger dividend, BigInteger divisor) {
        return floorDiv(dividend.negate(), divisor).negate();
    }
}

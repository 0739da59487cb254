package io.bithedge.ledger.claim;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.LongMap;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Vintage;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of the vault for one book, folded from its facts in chain order: a second account of the same facts, with a row per epoch and a
 * row per provider and nothing else, so a fact changes a handful of rows. It takes facts that a {@link io.bithedge.ledger.Book} or
 * {@link io.bithedge.ledger.BookState} has applied, and checks nothing. Unlike a book it keeps every vintage. Mutable, for one thread.
 */
public final class VaultRows implements VaultReads {
    private final BookId book;
    private long endsAt;
    private long epoch;
    private BookPhase phase = BookPhase.OPEN;
    private Hash32 root = Hash32.ZERO;
    private long capital;
    private long premiumWithdrawn;
    private LongMap<Vintage> vintages = LongMap.<Vintage>empty().with(0, Vintage.opened(0, 0, 0));
    private final SortedMap<String, AccountRow> accounts = new TreeMap<>();

    /** Epoch 0 is over at {@code endsAt}. */
    public VaultRows(BookId book, long endsAt) {
        this.book = book;
        this.endsAt = endsAt;
    }

    /** The same rows; what is applied to one of them does not reach the other. */
    public VaultRows copy() {
        VaultRows copy = new VaultRows(book, endsAt);
        copy.epoch = epoch;
        copy.phase = phase;
        copy.root = root;
        copy.capital = capital;
        copy.premiumWithdrawn = premiumWithdrawn;
        copy.vintages = vintages;
        copy.accounts.putAll(accounts);
        return copy;
    }

    public void apply(BookFact fact) {
        if (phase == BookPhase.OPEN && fact.position().burnHeight() >= endsAt) {
            phase = BookPhase.OVER;
        }
        switch (fact) {
            case FundsDeposited deposit -> deposit(deposit);
            case ExitRequested nothingIsStored -> {}
            case FundsWithdrawn withdrawal -> withdraw(withdrawal);
            case EpochOpened opening -> open(opening);
            case CollateralLocked lock -> put(current().locked(lock.collateral(), lock.premium()));
            case PolicySettled end -> settle(end);
            case PolicyVoided end -> {
                PolicyLock lock = new PolicyLock(end.policyId(), end.epoch(), end.collateral(), end.premium());
                put(vintage(end.epoch()).orElseThrow().voided(lock));
            }
            case BookClosed end -> phase = BookPhase.CLOSED;
            case BlockReached nothingIsStored -> {}
        }
    }

    @Override
    public BookRow book() {
        long locked = 0;
        long pending = 0;
        long earned = 0;
        for (Vintage vintage : vintages.values()) {
            locked += vintage.locked();
            pending += vintage.premiumPending();
            earned += vintage.premiumEarned();
        }
        return new BookRow(book, epoch, phase, root, capital, locked, pending, earned - premiumWithdrawn);
    }

    @Override
    public Optional<Vintage> vintage(long of) {
        return vintages.get(of);
    }

    @Override
    public AccountRow account(String provider) {
        return accounts.getOrDefault(provider, AccountRow.NONE);
    }

    /** The vintage of the current epoch. */
    public Vintage current() {
        return vintages.get(epoch).orElseThrow();
    }

    /** Of everybody who ever deposited; ascending by address. */
    public SortedMap<String, AccountRow> accounts() {
        return new TreeMap<>(accounts);
    }

    private void deposit(FundsDeposited fact) {
        accounts.put(fact.provider(), touched(fact).depositing(fact.amount(), fact.epoch() > epoch));
        capital += fact.amount();
    }

    private void withdraw(FundsWithdrawn fact) {
        accounts.put(fact.provider(), touched(fact).withdrawing(fact.capital(), fact.premium()));
        capital -= fact.capital();
        premiumWithdrawn += fact.premium();
    }

    private AccountRow touched(AccountFact fact) {
        return account(fact.provider()).asOf(epoch);
    }

    private void open(EpochOpened fact) {
        epoch = fact.epoch();
        endsAt = fact.endsAt();
        phase = BookPhase.OPEN;
        root = fact.root();
        put(Vintage.opened(epoch, fact.weight(), fact.capacity()));
    }

    private void settle(PolicySettled fact) {
        PolicyLock lock = new PolicyLock(fact.policyId(), fact.epoch(), fact.collateral(), fact.premium());
        put(vintage(fact.epoch()).orElseThrow().settled(lock, fact.payout()));
        capital -= fact.payout();
    }

    private void put(Vintage vintage) {
        vintages = vintages.with(vintage.epoch(), vintage);
    }
}

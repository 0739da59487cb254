package io.bithedge.ledger;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One provider in one book. Immutable. Its facts carry their epoch, so it may be many epochs ahead of the book's closings, and whether a
 * fact is read before or after the opening of its epoch makes no difference.
 *
 * <p>A sweep ({@link Sweep#weigh}) at the closing of epoch {@code e} proposes the weight of {@code e + 1}; the chain's epoch-opened makes
 * it so. Until then everything is read as of {@code e}: views take the epoch that is open.
 *
 * @param baseEpoch the epoch of which {@code opening} is the opening balance
 * @param closedThrough the last closing the account was weighed at; for one never weighed, the epoch before its first fact
 * @param opening deposits less withdrawals when {@code baseEpoch} opened; losses are not in it
 * @param exit the exit request when {@code baseEpoch} opened
 * @param settledBurden the account's part of the losses of vintages that are over for good, sub-units
 * @param settledPremium its part of their premium, sub-units
 * @param touches what it did from {@code baseEpoch} on, one per epoch with facts, ascending
 * @param position of the last fact applied
 */
public record Account(
        long baseEpoch,
        long closedThrough,
        long opening,
        long exit,
        long premiumWithdrawn,
        EpochWeights weights,
        long settledBurden,
        long settledPremium,
        List<Touch> touches,
        ChainPosition position) {
    /** An account before its first fact. */
    public static final Account NEW =
            new Account(-1, -1, 0, 0, 0, EpochWeights.NONE, 0, 0, List.of(), ChainPosition.START);

    public Account {
        touches = List.copyOf(touches);
    }

    /** Applies a fact of this provider; an incident or a duplicate leaves this account as it was. */
    public AccountOutcome apply(AccountFact fact) {
        return AccountFold.apply(this, fact);
    }

    /** One account at a closing; for many accounts make the {@link Sweep} once. */
    public Sweep.Weighing weighed(EpochClosing closing) {
        return Sweep.of(closing).weigh(this);
    }

    /** What the provider has, as of the open epoch. Empty while account and table are not of one epoch: see {@link AccountView}. */
    public Optional<AccountView> view(long openedEpoch, VintageTable vintages) {
        return AccountView.of(this, openedEpoch, vintages, false);
    }

    /** The same in a book that closed in {@code lastEpoch}: nothing more is sold, and what was deposited for the next epoch is free. */
    public Optional<AccountView> viewInClosedBook(long lastEpoch, VintageTable vintages) {
        return AccountView.of(this, lastEpoch, vintages, true);
    }

    /**
     * The account as {@code epoch} opens: what its leaf says. Facts of the epoch itself and later make no difference.
     *
     * @throws IllegalStateException when the account was not weighed at the closing of the epoch before, or was weighed again since
     */
    public AccountOpening atOpening(long epoch) {
        return AccountOpening.of(this, epoch);
    }

    /** What he carries of a live policy; of a policy whose vintage is over for good, nothing. */
    public PolicyShare share(PolicyLock lock, VintageTable vintages) {
        return PolicyShare.of(this, lock, vintages);
    }

    /** The touch of an epoch, empty when nothing happened. */
    public Touch touch(long epoch) {
        for (Touch touch : touches) {
            if (touch.epoch() == epoch) {
                return touch;
            }
        }
        return Touch.none(epoch);
    }

    /** All deposits less all withdrawals, whatever their epoch. */
    public long balance() {
        long balance = opening;
        for (Touch touch : touches) {
            balance += touch.net();
        }
        return balance;
    }

    /** No fact was applied yet. */
    public boolean isNew() {
        return baseEpoch < 0;
    }

    /** It was in no sweep that counted it: it has nothing but facts. */
    boolean isFresh() {
        return closedThrough < baseEpoch && weights.size() == 0 && opening == 0;
    }

    /** The same account with {@code opening} and {@code exit} of a later epoch. No change when it is there already. */
    Account rolledTo(long epoch) {
        if (epoch <= baseEpoch) {
            return this;
        }
        long newOpening = opening;
        long newExit = exit;
        List<Touch> left = new ArrayList<>(touches.size());
        for (Touch touch : touches) {
            if (touch.epoch() < epoch) {
                newOpening += touch.net();
                newExit = touch.exitAfter(newExit);
            } else {
                left.add(touch);
            }
        }
        return new Account(
                epoch,
                closedThrough,
                newOpening,
                newExit,
                premiumWithdrawn,
                weights,
                settledBurden,
                settledPremium,
                left,
                position);
    }

    Account touched(AccountFact fact) {
        long premium = premiumWithdrawn;
        long served = 0;
        Touch before = touch(fact.epoch());
        Touch now = switch (fact) {
            case FundsDeposited deposit -> before.depositing(deposit.amount());
            case ExitRequested request -> before.exiting(request.amount());
            case FundsWithdrawn withdrawal -> {
                premium += withdrawal.premium();
                served = withdrawal.capital();
                yield before.withdrawing(withdrawal.capital(), withdrawal.premium());
            }
        };
        List<Touch> after = new ArrayList<>(touches.size() + 1);
        touches.stream().filter(touch -> touch.epoch() < fact.epoch()).forEach(after::add);
        after.add(now);
        for (Touch touch : touches) {
            if (touch.epoch() > fact.epoch()) {
                after.add(touch.serving(served));
            }
        }
        return new Account(
                baseEpoch,
                closedThrough,
                opening,
                exit,
                premium,
                weights,
                settledBurden,
                settledPremium,
                after,
                fact.position());
    }

    Account startingAt(long epoch) {
        return new Account(
                epoch,
                epoch - 1,
                opening,
                exit,
                premiumWithdrawn,
                weights,
                settledBurden,
                settledPremium,
                touches,
                position);
    }

    Account weighedAt(long epoch, EpochWeights newWeights, long newBurden, long newPremium) {
        return new Account(
                baseEpoch,
                epoch,
                opening,
                exit,
                premiumWithdrawn,
                newWeights,
                newBurden,
                newPremium,
                touches,
                position);
    }
}

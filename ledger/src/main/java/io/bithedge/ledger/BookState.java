package io.bithedge.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A book without its accounts: a pure fold over the book's facts in chain order. Immutable; equal states are equal values.
 *
 * <p>An epoch's life: open, then closed by the first fact or marker at or above {@code endsAt}, which takes the {@link EpochClosing}
 * before it is applied; then the chain opens the next, or closes the book for good.
 *
 * @param endsAt burn height at which {@code epoch} is over for deposits, withdrawals and locks
 * @param phase where {@code epoch} is in its life
 * @param deposited all deposits ever, base units
 * @param withdrawn all capital ever withdrawn, base units
 * @param settledLosses losses of the vintages that were over for good at a closing and left {@code vintages}
 * @param settledPremium premium earned of the same
 * @param vintages key: epoch
 * @param locks live policies; key: policy id
 * @param position of the last fact applied
 */
public record BookState(
        BookId book,
        long epoch,
        long endsAt,
        BookPhase phase,
        long deposited,
        long withdrawn,
        long premiumWithdrawn,
        long settledLosses,
        long settledPremium,
        LongMap<Vintage> vintages,
        LongMap<PolicyLock> locks,
        ChainPosition position) {

    /** A book as the vault's initialisation leaves it: epoch 0 without weight or capacity, over at {@code endsAt}. */
    public static BookState initial(BookId book, long endsAt) {
        LongMap<Vintage> vintages = LongMap.<Vintage>empty().with(0, Vintage.opened(0, 0, 0));
        return new BookState(
                book, 0, endsAt, BookPhase.OPEN, 0, 0, 0, 0, 0, vintages, LongMap.empty(), ChainPosition.START);
    }

    /** Applies a fact or marker; an incident or a duplicate leaves this state as it was. */
    public BookOutcome apply(BookFact fact) {
        return BookFold.apply(this, fact);
    }

    /** A fact or marker at this burn height is behind the cut-off, and the closing was not taken yet. */
    public boolean closesAt(long burnHeight) {
        return phase == BookPhase.OPEN && burnHeight >= endsAt;
    }

    /** The snapshot that {@link #apply} takes by itself. */
    public EpochClosing closing() {
        List<EpochClosing.OpenVintage> open = new ArrayList<>();
        List<EpochClosing.FinishedVintage> finished = new ArrayList<>();
        vintages.forEach(vintage -> {
            if (isFinished(vintage)) {
                finished.add(new EpochClosing.FinishedVintage(
                        vintage.epoch(), vintage.weight(), vintage.losses(), vintage.premiumEarned()));
            } else {
                open.add(new EpochClosing.OpenVintage(vintage.epoch(), vintage.weight(), vintage.burden()));
            }
        });
        BookTotals totals = totals();
        return new EpochClosing(book, epoch, endsAt, open, finished, totals.capital(), totals.locked());
    }

    /** The vintage of the current epoch. */
    public Vintage current() {
        return vintages.get(epoch).orElseThrow();
    }

    public BookTotals totals() {
        Sums sums = new Sums();
        vintages.forEach(sums::add);
        Vintage now = current();
        return new BookTotals(
                epoch,
                deposited - withdrawn - settledLosses - sums.losses,
                sums.locked,
                settledLosses + sums.losses,
                sums.premiumPending,
                settledPremium + sums.premiumEarned,
                premiumWithdrawn,
                now.capacity(),
                now.used(),
                now.weight());
    }

    /** This state behind the closing of its epoch: vintages that were over for good have become two sums. */
    BookState afterClosing() {
        LongMap<Vintage> kept = vintages;
        long losses = settledLosses;
        long premium = settledPremium;
        for (Vintage vintage : vintages.values()) {
            if (isFinished(vintage)) {
                kept = kept.without(vintage.epoch());
                losses += vintage.losses();
                premium += vintage.premiumEarned();
            }
        }
        return new BookState(
                book,
                epoch,
                endsAt,
                BookPhase.OVER,
                deposited,
                withdrawn,
                premiumWithdrawn,
                losses,
                premium,
                kept,
                locks,
                position);
    }

    BookState deposited(BookFact.FundsDeposited fact) {
        return with(deposited + fact.amount(), withdrawn, premiumWithdrawn, fact.position());
    }

    BookState withdrawn(BookFact.FundsWithdrawn fact) {
        return with(deposited, withdrawn + fact.capital(), premiumWithdrawn + fact.premium(), fact.position());
    }

    BookState seen(BookFact fact) {
        return with(deposited, withdrawn, premiumWithdrawn, fact.position());
    }

    BookState opened(BookFact.EpochOpened fact) {
        Vintage vintage = Vintage.opened(fact.epoch(), fact.weight(), fact.capacity());
        return new BookState(
                book,
                fact.epoch(),
                fact.endsAt(),
                BookPhase.OPEN,
                deposited,
                withdrawn,
                premiumWithdrawn,
                settledLosses,
                settledPremium,
                vintages.with(fact.epoch(), vintage),
                locks,
                fact.position());
    }

    BookState closed(BookFact.BookClosed fact) {
        return new BookState(
                book,
                epoch,
                endsAt,
                BookPhase.CLOSED,
                deposited,
                withdrawn,
                premiumWithdrawn,
                settledLosses,
                settledPremium,
                vintages,
                locks,
                fact.position());
    }

    BookState with(LongMap<Vintage> newVintages, LongMap<PolicyLock> newLocks, ChainPosition newPosition) {
        return new BookState(
                book,
                epoch,
                endsAt,
                phase,
                deposited,
                withdrawn,
                premiumWithdrawn,
                settledLosses,
                settledPremium,
                newVintages,
                newLocks,
                newPosition);
    }

    private BookState with(long newDeposited, long newWithdrawn, long newPremium, ChainPosition newPosition) {
        return new BookState(
                book,
                epoch,
                endsAt,
                phase,
                newDeposited,
                newWithdrawn,
                newPremium,
                settledLosses,
                settledPremium,
                vintages,
                locks,
                newPosition);
    }

    /** The closing epoch itself stays open: its capacity still counts in limits until the next epoch opens. */
    private boolean isFinished(Vintage vintage) {
        return vintage.isSettled() && vintage.epoch() != epoch;
    }

    private static final class Sums {
        private long locked;
        private long losses;
        private long premiumPending;
        private long premiumEarned;

        private void add(Vintage vintage) {
            locked += vintage.locked();
            losses += vintage.losses();
            premiumPending += vintage.premiumPending();
            premiumEarned += vintage.premiumEarned();
        }
    }
}

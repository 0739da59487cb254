package io.bithedge.ledger;

import static io.bithedge.ledger.IncidentCode.*;

import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rules of {@link BookState#apply}: one method per fact, its checks in a fixed order. */
final class BookFold {
    private BookFold() {}

    static BookOutcome apply(BookState state, BookFact fact) {
        boolean isMarker = fact instanceof BlockReached;
        if (!isMarker && !fact.position().isAfter(state.position())) {
            return new BookOutcome.Duplicate();
        }
        if (!state.closesAt(fact.position().burnHeight())) {
            return dispatch(state, fact);
        }
        EpochClosing closing = state.closing();
        BookOutcome outcome = dispatch(state.afterClosing(), fact);
        return outcome instanceof BookOutcome.Applied(BookState after)
                ? new BookOutcome.Closed(after, closing)
                : outcome;
    }

    private static BookOutcome dispatch(BookState state, BookFact fact) {
        return switch (fact) {
            case FundsDeposited deposit -> deposit(state, deposit);
            case ExitRequested exit -> exit(state, exit);
            case FundsWithdrawn withdrawal -> withdraw(state, withdrawal);
            case EpochOpened opening -> open(state, opening);
            case CollateralLocked lock -> lock(state, lock);
            case PolicySettled settlement -> settle(state, settlement);
            case PolicyVoided end -> endVoid(state, end);
            case BookClosed end -> close(state, end);
            case BlockReached marker -> new BookOutcome.Applied(state);
        };
    }

    private static BookOutcome deposit(BookState state, FundsDeposited fact) {
        if (state.phase() == BookPhase.CLOSED) {
            return isClosed(fact, "deposit of " + fact.provider());
        }
        if (!Bounds.isUnits(fact.amount())) {
            return Bounds.outOfRange(fact, "deposit of " + fact.provider(), fact.amount());
        }
        long label = joiningEpoch(state);
        if (fact.epoch() != label) {
            return mismatch(fact, "deposit of " + fact.provider(), label, fact.epoch());
        }
        if (!Bounds.isUnits(state.deposited() - state.withdrawn() + fact.amount())) {
            return incident(
                    BALANCE_TOO_LARGE,
                    fact,
                    "deposit of %s: expected deposits less withdrawals below 2^51, got %d with %d added"
                            .formatted(fact.provider(), state.deposited() - state.withdrawn(), fact.amount()));
        }
        return applied(state.deposited(fact));
    }

    private static BookOutcome exit(BookState state, ExitRequested fact) {
        if (!Bounds.isUnits(fact.amount())) {
            return Bounds.outOfRange(fact, "exit of " + fact.provider(), fact.amount());
        }
        long label = joiningEpoch(state);
        if (fact.epoch() != label) {
            return mismatch(fact, "exit of " + fact.provider(), label, fact.epoch());
        }
        return applied(state.seen(fact));
    }

    private static BookOutcome withdraw(BookState state, FundsWithdrawn fact) {
        if (!Bounds.isUnits(fact.capital())) {
            return Bounds.outOfRange(fact, "capital withdrawn by " + fact.provider(), fact.capital());
        }
        if (!Bounds.isUnits(fact.premium())) {
            return Bounds.outOfRange(fact, "premium withdrawn by " + fact.provider(), fact.premium());
        }
        Optional<Incident> wrongEpoch = wrongEpoch(state, fact, "withdrawal of " + fact.provider(), fact.epoch());
        if (wrongEpoch.isPresent()) {
            return wrongEpoch.get();
        }
        BookTotals totals = state.totals();
        if (fact.capital() > totals.capital() - totals.locked()) {
            return incident(
                    BALANCE_NEGATIVE,
                    fact,
                    "withdrawal of %s: expected at most %d free in the book, got %d"
                            .formatted(fact.provider(), totals.capital() - totals.locked(), fact.capital()));
        }
        if (fact.premium() > totals.premiumEarned() - totals.premiumWithdrawn()) {
            return incident(
                    PREMIUM_ABOVE_EARNED,
                    fact,
                    "withdrawal of %s: expected at most %d premium earned in the book, got %d"
                            .formatted(
                                    fact.provider(),
                                    totals.premiumEarned() - totals.premiumWithdrawn(),
                                    fact.premium()));
        }
        return applied(state.withdrawn(fact));
    }

    private static BookOutcome open(BookState state, EpochOpened fact) {
        if (fact.epoch() != state.epoch() + 1) {
            return mismatch(fact, "opening", state.epoch() + 1, fact.epoch());
        }
        if (state.phase() == BookPhase.CLOSED) {
            return isClosed(fact, "opening of epoch " + fact.epoch());
        }
        if (state.phase() == BookPhase.OPEN) {
            return incident(
                    EPOCH_NOT_OVER,
                    fact,
                    "opening of epoch %d: expected burn height %d or more".formatted(fact.epoch(), state.endsAt()));
        }
        if (fact.endsAt() <= fact.startsAt() || fact.startsAt() < state.endsAt()) {
            return incident(
                    EPOCH_INTERVAL_INVALID,
                    fact,
                    "opening of epoch %d: expected %d <= starts-at < ends-at, got %d and %d"
                            .formatted(fact.epoch(), state.endsAt(), fact.startsAt(), fact.endsAt()));
        }
        return OpeningBounds.violation(fact).<BookOutcome>map(i -> i).orElseGet(() -> applied(state.opened(fact)));
    }

    private static BookOutcome lock(BookState state, CollateralLocked fact) {
        String what = "lock of policy " + fact.policyId();
        if (state.phase() == BookPhase.CLOSED) {
            return isClosed(fact, what);
        }
        if (!Bounds.isUnits(fact.collateral())) {
            return Bounds.outOfRange(fact, what + ": collateral", fact.collateral());
        }
        if (!Bounds.isUnits(fact.premium())) {
            return Bounds.outOfRange(fact, what + ": premium", fact.premium());
        }
        Optional<Incident> wrongEpoch = wrongEpoch(state, fact, what, fact.epoch());
        if (wrongEpoch.isPresent()) {
            return wrongEpoch.get();
        }
        if (state.locks().contains(fact.policyId())) {
            return incident(POLICY_ALREADY_LOCKED, fact, what + ": expected no live lock, got a second one");
        }
        Vintage now = state.current();
        if (fact.collateral() > now.capacity() - now.used()) {
            return incident(
                    CAPACITY_EXCEEDED,
                    fact,
                    "%s: expected at most %d of capacity %d left, got %d"
                            .formatted(what, now.capacity() - now.used(), now.capacity(), fact.collateral()));
        }
        if (fact.premium() > fact.collateral()) {
            return incident(
                    PREMIUM_ABOVE_COLLATERAL,
                    fact,
                    "%s: expected a premium of at most the collateral %d, got %d"
                            .formatted(what, fact.collateral(), fact.premium()));
        }
        PolicyLock lock = new PolicyLock(fact.policyId(), fact.epoch(), fact.collateral(), fact.premium());
        return applied(state.with(
                state.vintages().with(now.epoch(), now.locked(fact.collateral(), fact.premium())),
                state.locks().with(fact.policyId(), lock),
                fact.position()));
    }

    private static BookOutcome settle(BookState state, PolicySettled fact) {
        String what = "settlement of policy " + fact.policyId();
        PolicyLock lock = new PolicyLock(fact.policyId(), fact.epoch(), fact.collateral(), fact.premium());
        Optional<Incident> wrong = wrongLock(state, fact, what, lock);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (!Bounds.isUnits(fact.payout())) {
            return Bounds.outOfRange(fact, what + ": payout", fact.payout());
        }
        if (fact.payout() > lock.collateral()) {
            return incident(
                    PAYOUT_ABOVE_LOCK,
                    fact,
                    "%s: expected a payout of at most the lock %d, got %d"
                            .formatted(what, lock.collateral(), fact.payout()));
        }
        return applied(ended(state, lock, fact, vintage -> vintage.settled(lock, fact.payout())));
    }

    private static BookOutcome endVoid(BookState state, PolicyVoided fact) {
        String what = "void of policy " + fact.policyId();
        PolicyLock stated = new PolicyLock(fact.policyId(), fact.epoch(), fact.collateral(), fact.premium());
        Optional<Incident> wrong = wrongLock(state, fact, what, stated);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return applied(ended(state, stated, fact, vintage -> vintage.voided(stated)));
    }

    private static BookState ended(BookState state, PolicyLock lock, BookFact fact, UnaryOperator<Vintage> end) {
        // The vintage is gone when all that is left of it are locks of nothing: they end without a trace.
        LongMap<Vintage> vintages = state.vintages()
                .get(lock.epoch())
                .map(vintage -> state.vintages().with(lock.epoch(), end.apply(vintage)))
                .orElse(state.vintages());
        return state.with(vintages, state.locks().without(lock.policyId()), fact.position());
    }

    private static BookOutcome close(BookState state, BookClosed fact) {
        if (fact.epoch() != state.epoch()) {
            return mismatch(fact, "closing of the book", state.epoch(), fact.epoch());
        }
        return switch (state.phase()) {
            case CLOSED -> isClosed(fact, "closing of the book");
            case OPEN ->
                incident(
                        EPOCH_NOT_OVER,
                        fact,
                        "closing of the book: expected burn height %d or more".formatted(state.endsAt()));
            case OVER -> applied(state.closed(fact));
        };
    }

    /** Whether a policy's end states the terms of a live lock. */
    private static Optional<Incident> wrongLock(BookState state, BookFact fact, String what, PolicyLock stated) {
        Optional<PolicyLock> known = state.locks().get(stated.policyId());
        if (known.isEmpty()) {
            return Optional.of(incident(LOCK_UNKNOWN, fact, what + ": expected a live lock, got none"));
        }
        return stated.equals(known.get())
                ? Optional.empty()
                : Optional.of(
                        incident(LOCK_DIFFERS, fact, "%s: expected %s, got %s".formatted(what, known.get(), stated)));
    }

    /** What comes after the cut-off belongs to the next epoch, open or not. */
    private static long joiningEpoch(BookState state) {
        return state.phase() == BookPhase.OPEN ? state.epoch() : state.epoch() + 1;
    }

    private static Optional<Incident> wrongEpoch(BookState state, BookFact fact, String what, long epoch) {
        if (epoch != state.epoch()) {
            return Optional.of(mismatch(fact, what, state.epoch(), epoch));
        }
        return state.phase() == BookPhase.OVER
                ? Optional.of(
                        incident(EPOCH_OVER, fact, "%s: expected burn height below %d".formatted(what, state.endsAt())))
                : Optional.empty();
    }

    private static Incident isClosed(BookFact fact, String what) {
        return incident(BOOK_CLOSED, fact, what + ": expected a book that is not closed for good");
    }

    private static Incident mismatch(BookFact fact, String what, long expected, long got) {
        return incident(EPOCH_MISMATCH, fact, "%s: expected epoch %d, got %d".formatted(what, expected, got));
    }

    private static Incident incident(IncidentCode code, BookFact fact, String what) {
        return Incident.of(code, fact, what);
    }

    private static BookOutcome applied(BookState state) {
        return new BookOutcome.Applied(state);
    }
}

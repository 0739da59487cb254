package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Incidents of a book, per fact in order of precedence: each row mends one fault of the row above and meets the next. The book: 1000 units
 * deposited in epoch 0; epoch 1 from burn height 10 to 20 with capacity 800; policy 7 locks 300 with premium 30.
 */
class BookFoldTest {
    private static final long HUGE = 1L << 51;
    private static final long WEIGHT = 1000 << 12;
    private static final ChainPosition OPEN = new ChainPosition(50, 19, 0, 0);
    private static final ChainPosition OVER = new ChainPosition(50, 20, 0, 0);

    private static BookState state() {
        BookState state = BookState.initial(new BookId(Token.STX, Tier.BALANCED), 10);
        for (BookFact fact : List.of(
                new FundsDeposited(at(1, 5), "A", 0, 1000),
                new EpochOpened(at(2, 10), 1, 10, 20, WEIGHT, 800, Hash32.ZERO),
                new CollateralLocked(at(3, 11), 7, 1, 300, 30))) {
            state = after(state.apply(fact));
        }
        return state;
    }

    static Stream<Arguments> incidents() {
        return Stream.of(
                arguments(new FundsDeposited(OPEN, "B", 9, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(new FundsDeposited(OPEN, "B", 9, HUGE), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(new FundsDeposited(OPEN, "B", 9, HUGE - 1), IncidentCode.EPOCH_MISMATCH),
                arguments(new FundsDeposited(OVER, "B", 1, HUGE - 1), IncidentCode.EPOCH_MISMATCH),
                arguments(new FundsDeposited(OPEN, "B", 1, HUGE - 1), IncidentCode.BALANCE_TOO_LARGE),
                arguments(new ExitRequested(OPEN, "A", 9, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(new ExitRequested(OPEN, "A", 9, HUGE), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(new ExitRequested(OPEN, "A", 9, 1), IncidentCode.EPOCH_MISMATCH),
                arguments(new FundsWithdrawn(OVER, "A", 9, -1, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(new FundsWithdrawn(OVER, "A", 9, 701, HUGE), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(new FundsWithdrawn(OVER, "A", 9, 701, 1), IncidentCode.EPOCH_MISMATCH),
                arguments(new FundsWithdrawn(OVER, "A", 1, 701, 1), IncidentCode.EPOCH_OVER),
                arguments(new FundsWithdrawn(OPEN, "A", 1, 701, 1), IncidentCode.BALANCE_NEGATIVE),
                arguments(new FundsWithdrawn(OPEN, "A", 1, 700, 1), IncidentCode.PREMIUM_ABOVE_EARNED),
                arguments(opening(OPEN, 3, 19, 19, -1, -1), IncidentCode.EPOCH_MISMATCH),
                arguments(opening(OPEN, 2, 19, 19, -1, -1), IncidentCode.EPOCH_NOT_OVER),
                arguments(opening(OVER, 2, 20, 20, -1, -1), IncidentCode.EPOCH_INTERVAL_INVALID),
                arguments(opening(OVER, 2, 19, 30, -1, -1), IncidentCode.EPOCH_INTERVAL_INVALID),
                arguments(opening(OVER, 2, 20, 30, -1, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(opening(OVER, 2, 20, 30, 0, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(opening(OVER, 2, 20, 30, 0, HUGE), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(opening(OVER, 2, 20, 30, 0, 1), IncidentCode.CAPACITY_WITHOUT_WEIGHT),
                arguments(opening(OVER, 2, 20, 30, 8191, 2), IncidentCode.CAPACITY_ABOVE_WEIGHT),
                arguments(new CollateralLocked(OVER, 7, 9, -1, -1), IncidentCode.AMOUNT_NEGATIVE),
                arguments(new CollateralLocked(OVER, 7, 9, 501, HUGE), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(new CollateralLocked(OVER, 7, 9, 501, 502), IncidentCode.EPOCH_MISMATCH),
                arguments(new CollateralLocked(OVER, 7, 1, 501, 502), IncidentCode.EPOCH_OVER),
                arguments(new CollateralLocked(OPEN, 7, 1, 501, 502), IncidentCode.POLICY_ALREADY_LOCKED),
                arguments(new CollateralLocked(OPEN, 8, 1, 501, 502), IncidentCode.CAPACITY_EXCEEDED),
                arguments(new CollateralLocked(OPEN, 8, 1, 500, 502), IncidentCode.PREMIUM_ABOVE_COLLATERAL),
                arguments(new PolicySettled(OPEN, 8, 1, 301, -1, 30), IncidentCode.LOCK_UNKNOWN),
                arguments(new PolicySettled(OPEN, 7, 2, 301, -1, 31), IncidentCode.LOCK_DIFFERS),
                arguments(new PolicySettled(OPEN, 7, 1, 301, -1, 31), IncidentCode.LOCK_DIFFERS),
                arguments(new PolicySettled(OPEN, 7, 1, 300, -1, 31), IncidentCode.LOCK_DIFFERS),
                arguments(new PolicySettled(OPEN, 7, 1, 300, -1, 30), IncidentCode.AMOUNT_NEGATIVE),
                arguments(new PolicySettled(OPEN, 7, 1, 300, HUGE, 30), IncidentCode.AMOUNT_TOO_LARGE),
                arguments(new PolicySettled(OPEN, 7, 1, 300, 301, 30), IncidentCode.PAYOUT_ABOVE_LOCK),
                arguments(new PolicyVoided(OPEN, 8, 1, 301, 30), IncidentCode.LOCK_UNKNOWN),
                arguments(new PolicyVoided(OPEN, 7, 2, 300, 30), IncidentCode.LOCK_DIFFERS),
                arguments(new PolicyVoided(OPEN, 7, 1, 301, 30), IncidentCode.LOCK_DIFFERS),
                arguments(new PolicyVoided(OPEN, 7, 1, 300, 31), IncidentCode.LOCK_DIFFERS),
                arguments(new BookClosed(OVER, 2), IncidentCode.EPOCH_MISMATCH),
                arguments(new BookClosed(OPEN, 1), IncidentCode.EPOCH_NOT_OVER));
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void factThatDoesNotFitIsIncident(BookFact fact, IncidentCode expected) {
        BookOutcome outcome = state().apply(fact);
        assertThat(outcome).isInstanceOfSatisfying(Incident.class, incident -> {
            assertThat(incident.code()).isEqualTo(expected);
            assertThat(incident.position()).isEqualTo(fact.position());
            assertThat(incident.message()).startsWith("50.0.0 (burn height ").contains("expected");
        });
    }

    static Stream<BookFact> fitting() {
        return Stream.of(
                new FundsDeposited(OPEN, "B", 1, HUGE - 1001),
                new FundsDeposited(OVER, "B", 2, 1),
                new ExitRequested(OPEN, "A", 1, HUGE - 1),
                new ExitRequested(OVER, "A", 2, 0),
                new FundsWithdrawn(OPEN, "A", 1, 700, 0),
                opening(OVER, 2, 20, 21, 8192, 2),
                opening(OVER, 2, 25, 30, Long.MAX_VALUE, HUGE - 1),
                opening(OVER, 2, 20, 30, 0, 0),
                new CollateralLocked(OPEN, 8, 1, 500, 500),
                new PolicySettled(OPEN, 7, 1, 300, 300, 30),
                new PolicySettled(OVER, 7, 1, 300, 0, 30),
                new PolicyVoided(OPEN, 7, 1, 300, 30),
                new PolicyVoided(OVER, 7, 1, 300, 30),
                new BookClosed(OVER, 1));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void factAtTheEdgeOfWhatFitsIsApplied(BookFact fact) {
        BookState after = after(state().apply(fact));
        assertThat(after.position()).isEqualTo(fact.position());
        assertThat(after.apply(fact)).isEqualTo(new BookOutcome.Duplicate());
    }

    /** Nothing more is deposited, sold or opened; policies end and withdrawals go on, under the label of the last epoch. */
    @Test
    void closedBookTakesEndsAndWithdrawalsOnly() {
        BookState closed = after(state().apply(new BookClosed(at(50, 20), 1)));
        for (BookFact refused : List.of(
                new FundsDeposited(at(51, 21), "A", 2, 1),
                new CollateralLocked(at(51, 21), 8, 1, 1, 0),
                opening(at(51, 21), 2, 20, 30, 0, 0),
                new BookClosed(at(51, 21), 1))) {
            assertThat(closed.apply(refused))
                    .as(refused.toString())
                    .isInstanceOfSatisfying(
                            Incident.class,
                            incident -> assertThat(incident.code()).isEqualTo(IncidentCode.BOOK_CLOSED));
        }
        BookState exited = after(closed.apply(new ExitRequested(at(51, 21), "A", 2, 1)));
        BookState ended = after(exited.apply(new PolicyVoided(at(52, 22), 7, 1, 300, 30)));
        assertThat(ended.totals().locked()).isZero();
        assertThat(ended.totals().losses()).isZero();
        assertThat(ended.totals().premiumPending()).isZero();
        assertThat(ended.totals().premiumEarned()).isZero();
        BookState empty = after(ended.apply(new FundsWithdrawn(at(53, 23), "A", 1, 1000, 0)));
        assertThat(empty.totals().capital()).isZero();
        assertThat(empty.phase()).isEqualTo(BookPhase.CLOSED);
    }

    @Test
    void messageSaysWhatWhereExpectedAndGot() {
        assertThat(state().apply(new PolicySettled(OPEN, 7, 1, 300, 301, 30)))
                .isInstanceOfSatisfying(
                        Incident.class,
                        incident -> assertThat(incident.message())
                                .isEqualTo(
                                        "50.0.0 (burn height 19): settlement of policy 7: expected a payout of at most the lock "
                                                + "300, got 301 (PAYOUT_ABOVE_LOCK)"));
    }

    @Test
    void closingIsTakenBeforeFirstFactBehindCutOff() {
        BookOutcome outcome = state().apply(new PolicySettled(OVER, 7, 1, 300, 100, 30));
        assertThat(outcome).isInstanceOfSatisfying(BookOutcome.Closed.class, closed -> {
            assertThat(closed.closing())
                    .isEqualTo(new EpochClosing(
                            new BookId(Token.STX, Tier.BALANCED),
                            1,
                            20,
                            List.of(new EpochClosing.OpenVintage(1, WEIGHT, 300)),
                            List.of(new EpochClosing.FinishedVintage(0, 0, 0, 0)),
                            1000,
                            300));
            assertThat(closed.state().phase()).isEqualTo(BookPhase.OVER);
            assertThat(closed.state().totals().losses()).isEqualTo(100);
        });
    }

    @Test
    void markerClosesOnceAndLeavesPosition() {
        BookState before = state();
        assertThat(before.apply(new BlockReached(49, 19))).isEqualTo(new BookOutcome.Applied(before));
        BookState closed = after(before.apply(new BlockReached(50, 20)));
        assertThat(closed.phase()).isEqualTo(BookPhase.OVER);
        assertThat(closed.position()).isEqualTo(before.position());
        assertThat(closed.apply(new BlockReached(51, 21))).isEqualTo(new BookOutcome.Applied(closed));
    }

    @Test
    void finishedVintageLeavesAtNextClosingAndTotalsStay() {
        BookState settled = after(state().apply(new PolicySettled(OPEN, 7, 1, 300, 100, 30)));
        BookState next = after(settled.apply(opening(at(51, 20), 2, 20, 30, 900 << 12, 700)));
        assertThat(next.vintages().values()).extracting(Vintage::epoch).containsExactly(1L, 2L);
        EpochClosing closing = next.closing();
        assertThat(closing.finished()).containsExactly(new EpochClosing.FinishedVintage(1, WEIGHT, 100, 30));
        BookState closed = after(next.apply(new BlockReached(60, 30)));
        assertThat(closed.vintages().values()).extracting(Vintage::epoch).containsExactly(2L);
        assertThat(closed.totals()).isEqualTo(next.totals());
        assertThat(closed.totals().losses()).isEqualTo(100);
        assertThat(closed.totals().premiumEarned()).isEqualTo(30);
    }

    @Test
    void capacityIsWhatUtilisationLeavesWithinTheWeights() {
        EpochClosing stx = state().closing();
        assertThat(CapacityRule.capacity(WEIGHT, stx)).isEqualTo(500); // 80 % of 1000 - 300
        assertThat(CapacityRule.capacity(400 << 12, stx)).isEqualTo(400);
        assertThat(CapacityRule.capacity((400 << 12) - 1, stx)).isEqualTo(399);
        assertThat(CapacityRule.capacity(WEIGHT, stx, 2_999)).isZero(); // 299 - 300
        EpochClosing sbtc =
                new EpochClosing(new BookId(Token.SBTC, Tier.AGGRESSIVE), 1, 20, List.of(), List.of(), 1001, 0);
        assertThat(CapacityRule.capacity(WEIGHT, sbtc)).isEqualTo(700); // 70 % of 1001 = 700.7
    }

    private static EpochOpened opening(
            ChainPosition position, long epoch, long startsAt, long endsAt, long weight, long capacity) {
        return new EpochOpened(position, epoch, startsAt, endsAt, weight, capacity, Hash32.ZERO);
    }

    private static ChainPosition at(long height, long burnHeight) {
        return new ChainPosition(height, burnHeight, 0, 0);
    }

    private static BookState after(BookOutcome outcome) {
        return switch (outcome) {
            case BookOutcome.Applied(BookState state) -> state;
            case BookOutcome.Closed(BookState state, EpochClosing closing) -> state;
            case BookOutcome.Duplicate duplicate -> throw new AssertionError("duplicate");
            case Incident incident -> throw new AssertionError(incident.message());
        };
    }
}

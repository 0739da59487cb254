package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long HUGE = 1L << 51;

    private long height;

    @Test
    void withdrawalServesExitOfAnEarlierEpoch() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 1, 100));
        account = apply(account, new ExitRequested(next(), "A", 1, 60));
        account = account.weighed(empty(1)).account();
        account = apply(account, new FundsWithdrawn(next(), "A", 2, 25, 0));
        assertThat(account.view(2, VintageTable.EMPTY.with(Vintage.opened(2, 40 << 12, 0)))
                        .orElseThrow()
                        .exit())
                .isEqualTo(35);
        // 75 are left of which 35 stay out.
        EpochClosing closing = closing(2, List.of(new EpochClosing.OpenVintage(2, 40 << 12, 0)), List.of());
        assertThat(account.weighed(closing).weight()).isEqualTo(40 << 12);
    }

    @Test
    void exitRequestReplacesAndLaterWithdrawalsReduceIt() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 1, 100));
        account = apply(account, new ExitRequested(next(), "A", 1, 60));
        account = apply(account, new FundsWithdrawn(next(), "A", 1, 50, 0));
        account = apply(account, new ExitRequested(next(), "A", 1, 30));
        account = apply(account, new FundsWithdrawn(next(), "A", 1, 10, 0));
        assertThat(account.touch(1)).isEqualTo(new Touch(1, 100, 60, true, 20, 0));
        account = apply(account, new FundsWithdrawn(next(), "A", 1, 30, 0));
        assertThat(account.touch(1)).isEqualTo(new Touch(1, 100, 90, true, 0, 0));
        assertThat(account.weighed(empty(1)).weight()).isEqualTo(10 << 12);
    }

    @Test
    void depositBehindTheCutOffWeighsNothingUntilTheNextClosing() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 2, 100));
        Sweep.Weighing early = account.weighed(empty(1));
        assertThat(early).isEqualTo(new Sweep.Weighing(account, 0));
        AccountView view = account.view(1, VintageTable.EMPTY).orElseThrow();
        assertThat(view.pending()).isEqualTo(100);
        assertThat(view.limit()).isZero();
        assertThat(account.weighed(empty(2)).weight()).isEqualTo(100 << 12);
    }

    @Test
    void weightIsProposalUntilItsEpochIsOpen() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 1, 100))
                .weighed(empty(1))
                .account();
        VintageTable table = VintageTable.EMPTY.with(Vintage.opened(1, 0, 0)).with(Vintage.opened(2, 100 << 12, 75));
        assertThat(account.view(1, table).orElseThrow().weight()).isZero();
        assertThat(account.view(1, table).orElseThrow().pending()).isEqualTo(100);
        assertThat(account.view(2, table).orElseThrow().weight()).isEqualTo(100 << 12);
        assertThat(account.view(2, table).orElseThrow().pending()).isZero();
        assertThat(account.view(2, table).orElseThrow().limit()).isEqualTo(25);
    }

    @Test
    void hasNoViewWhileAccountAndBookAreOfDifferentEpochs() {
        Account fresh = apply(Account.NEW, new FundsDeposited(next(), "A", 1, 100));
        Account weighed = fresh.weighed(empty(1)).account();
        Account ahead = weighed.weighed(closing(2, List.of(new EpochClosing.OpenVintage(2, 100 << 12, 0)), List.of()))
                .account();
        VintageTable table =
                VintageTable.EMPTY.with(Vintage.opened(2, 100 << 12, 80)).with(Vintage.opened(3, 100 << 12, 80));
        assertThat(fresh.view(2, table)).isEmpty();
        assertThat(weighed.view(3, table)).isEmpty();
        assertThat(ahead.view(1, table)).isEmpty();
        assertThat(weighed.view(2, VintageTable.EMPTY))
                .as("vintage not there yet")
                .isEmpty();
        assertThat(Account.NEW.view(7, table).map(AccountView::deposited)).isEqualTo(Optional.of(0L));
    }

    @Test
    void finishedVintageBecomesTwoSumsAndViewStays() {
        // Two providers of 100 and 200 sub-unit thousands; 10 lost, 7 earned: a third, up and down.
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 0, 100))
                .weighed(empty(0))
                .account();
        Vintage one = new Vintage(1, 300 << 12, 240, 50, 0, 10, 0, 7);
        Account before = account.weighed(closing(1, List.of(new EpochClosing.OpenVintage(1, 300 << 12, 10)), List.of()))
                .account();
        Vintage two = Vintage.opened(2, 290 << 12, 0);
        AccountView view =
                before.view(2, VintageTable.EMPTY.with(one).with(two)).orElseThrow();
        Account after = before.weighed(closing(
                        2,
                        List.of(new EpochClosing.OpenVintage(2, 290 << 12, 0)),
                        List.of(new EpochClosing.FinishedVintage(1, 300 << 12, 10, 7))))
                .account();
        assertThat(after.weights().of(1)).isZero();
        assertThat(after.settledBurden()).isEqualTo(13_654); // 40960 / 3 = 13653.3
        assertThat(after.settledPremium()).isEqualTo(9_557); // 28672 / 3 = 9557.3
        assertThat(after.view(2, VintageTable.EMPTY.with(two))).contains(view);
        assertThat(view.losses()).isEqualTo(4);
        assertThat(view.premiumEarned()).isEqualTo(2);
    }

    @Test
    void leftOutClosingAndUnknownVintageAreBugs() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 0, 100));
        assertThatThrownBy(() -> account.weighed(empty(1)))
                .hasMessage("STX:balanced: closing of epoch 1, but the account was last weighed at epoch -1");
        Account weighed = account.weighed(empty(0)).account();
        assertThatThrownBy(() -> weighed.weighed(empty(1)))
                .hasMessage("STX:balanced: the closing of epoch 1 lacks vintage 1");
    }

    @Test
    void incidentsInOrderOfPrecedence() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 4, HUGE - 1));
        assertIncident(account, new FundsDeposited(next(), "A", -1, -1), IncidentCode.AMOUNT_NEGATIVE);
        assertIncident(account, new FundsDeposited(next(), "A", 3, HUGE), IncidentCode.AMOUNT_TOO_LARGE);
        assertIncident(account, new FundsDeposited(next(), "A", 3, 1), IncidentCode.EPOCH_MISMATCH);
        assertIncident(account, new FundsDeposited(next(), "A", 4, 1), IncidentCode.BALANCE_TOO_LARGE);
        assertIncident(account, new ExitRequested(next(), "A", 4, -1), IncidentCode.AMOUNT_NEGATIVE);
        assertIncident(account, new FundsWithdrawn(next(), "A", 4, HUGE, -1), IncidentCode.AMOUNT_TOO_LARGE);
        assertIncident(account, new FundsWithdrawn(next(), "A", 4, 0, -1), IncidentCode.AMOUNT_NEGATIVE);
        Account later = apply(account, new FundsWithdrawn(next(), "A", 6, HUGE - 1, HUGE - 1));
        assertIncident(later, new FundsWithdrawn(next(), "A", 4, 1, 0), IncidentCode.EPOCH_MISMATCH);
        assertIncident(later, new FundsWithdrawn(next(), "A", 6, 1, 0), IncidentCode.BALANCE_NEGATIVE);
        assertIncident(later, new FundsWithdrawn(next(), "A", 6, 0, 1), IncidentCode.BALANCE_TOO_LARGE);
        Account weighed = account.weighed(empty(4)).account();
        assertIncident(weighed, new FundsDeposited(next(), "A", 4, 0), IncidentCode.EPOCH_MISMATCH);
    }

    /** Deposit behind the cut-off of 1, the book closes, withdrawals keep the label of 1. */
    @Test
    void withdrawalFromClosedBookComesBehindTheLabelsOfTheEpochThatNeverCame() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 0, 100));
        account = account.weighed(empty(0)).account();
        account = apply(account, new FundsDeposited(next(), "A", 2, 40));
        account = apply(account, new ExitRequested(next(), "A", 2, 70));
        Vintage one = Vintage.opened(1, 100 << 12, 80);
        account = account.weighed(closing(1, List.of(new EpochClosing.OpenVintage(1, 100 << 12, 0)), List.of()))
                .account();
        account = apply(account, new FundsWithdrawn(next(), "A", 1, 30, 0));
        VintageTable table = VintageTable.EMPTY.with(one);
        assertThat(account.touch(1)).isEqualTo(new Touch(1, 0, 30, false, 0, 0));
        AccountView open = account.view(1, table).orElseThrow();
        assertThat(open.limit()).isEqualTo(19); // 100 less the 80 that might have been sold, 0.8 is no exact ratio
        AccountView closed = account.viewInClosedBook(1, table).orElseThrow();
        assertThat(closed.limit()).isEqualTo(140); // all of it, what was deposited for epoch 2 included
        assertThat(closed.withdrawn()).isEqualTo(30);
        assertThat(closed.exit()).isEqualTo(40);
        assertIncident(account, new FundsWithdrawn(next(), "A", 0, 1, 0), IncidentCode.EPOCH_MISMATCH);
    }

    @Test
    void openingTellsPremiumThatWasWithdrawnBeforeIt() {
        Account account = apply(Account.NEW, new FundsDeposited(next(), "A", 0, 100));
        assertThat(account.atOpening(0).hasClaim()).isFalse();
        Account ahead = apply(account, new FundsWithdrawn(next(), "A", 0, 10, 3));
        ahead = apply(ahead, new FundsWithdrawn(next(), "A", 1, 90, 4));
        AccountOpening opening = ahead.weighed(empty(0)).account().atOpening(1);
        assertThat(opening.opening()).isEqualTo(90);
        assertThat(opening.premiumWithdrawn()).isEqualTo(3);
        assertThat(opening.weights().of(1)).isEqualTo(90 << 12);
        Account unweighed = account;
        assertThatThrownBy(() -> unweighed.atOpening(1))
                .hasMessage("opening of epoch 1: expected an account weighed at epoch 0, got one of epoch -1");
    }

    @Test
    void weightsOfDecodersAreChecked() {
        assertThat(EpochWeights.of(new long[] {1, 4}, new long[] {5, 6}).of(4)).isEqualTo(6);
        assertThat(EpochWeights.of(new long[] {1}, new long[] {5}).of(2)).isZero();
        assertThatThrownBy(() -> EpochWeights.of(new long[] {1}, new long[0])).hasMessage("1 epochs, 0 weights");
        assertThatThrownBy(() -> EpochWeights.of(new long[] {1}, new long[] {0}))
                .hasMessageContaining("entry 0");
        assertThatThrownBy(() -> EpochWeights.of(new long[] {2, 2}, new long[] {1, 1}))
                .hasMessageContaining("entry 1");
    }

    private static void assertIncident(Account account, AccountFact fact, IncidentCode expected) {
        assertThat(account.apply(fact))
                .isInstanceOfSatisfying(
                        Incident.class, incident -> assertThat(incident.code()).isEqualTo(expected));
    }

    private static Account apply(Account account, AccountFact fact) {
        if (account.apply(fact) instanceof AccountOutcome.Applied(Account after)) {
            return after;
        }
        throw new AssertionError(account.apply(fact).toString());
    }

    private static EpochClosing empty(long epoch) {
        return closing(epoch, List.of(), List.of());
    }

    private static EpochClosing closing(
            long epoch, List<EpochClosing.OpenVintage> open, List<EpochClosing.FinishedVintage> finished) {
        return new EpochClosing(BOOK, epoch, 10 * epoch, open, finished, 0, 0);
    }

    private ChainPosition next() {
        return new ChainPosition(++height, 1, 0, 0);
    }
}

package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.history.HistoryFact.Deposit;
import io.bithedge.ledger.history.HistoryFact.Epoch;
import io.bithedge.ledger.history.HistoryFact.Exit;
import io.bithedge.ledger.history.HistoryFact.Lock;
import io.bithedge.ledger.history.HistoryFact.Settle;
import io.bithedge.ledger.history.HistoryFact.Withdraw;
import io.bithedge.ledger.history.HistoryFold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The money scenarios that every release passes, in micro-STX: A deposits 100,000 STX, B 50,000. */
class BookScenarioTest {
    private static final long STX = 1_000_000;
    private static final long LOCK = 56_250 * STX;

    private final HistoryFold fold = new HistoryFold();

    @BeforeEach
    void depositAndOpen() {
        play(new Deposit("A", 100_000 * STX));
        play(new Deposit("B", 50_000 * STX));
        play(new Epoch(8_000));
    }

    @Test
    void weightsAreTwoToOneAndCapacityIsFourFifths() {
        assertThat(view("A").weight()).isEqualTo(2 * view("B").weight()).isEqualTo((100_000 * STX) << 12);
        assertThat(fold.book().totals().capacity()).isEqualTo(120_000 * STX);
    }

    @Test
    void lockIsCarriedByWeightAndPremiumIsRoundedDown() {
        play(new Lock(1, LOCK, 1_001));
        assertThat(fold.book().share("A", 1)).isEqualTo(new PolicyShare(37_500 * STX, 667));
        assertThat(fold.book().share("B", 1)).isEqualTo(new PolicyShare(18_750 * STX, 333));
        assertThat(view("A").locked()).isEqualTo(37_500 * STX);
        assertThat(view("A").premiumPending()).isEqualTo(667);
        assertThat(view("B").premiumPending()).isEqualTo(333);
    }

    @Test
    void releaseFreesAllAndEarnsPremium() {
        play(new Lock(1, LOCK, 1_001));
        play(new Settle(1, 0));
        assertThat(view("A").available()).isEqualTo(100_000 * STX);
        assertThat(view("A").premiumEarned()).isEqualTo(667);
        assertThat(view("A").premiumPending()).isZero();
        assertThat(fold.book().share("A", 1)).isEqualTo(PolicyShare.NONE);
    }

    @Test
    void lossIsSharedByWeightAndRoundedUp() {
        play(new Lock(1, LOCK, 0));
        play(new Settle(1, 10_000 * STX));
        assertThat(view("A").losses()).isEqualTo(6_666_666_667L);
        assertThat(view("B").losses()).isEqualTo(3_333_333_334L);
        assertThat(view("A").available()).isEqualTo(100_000 * STX - 6_666_666_667L);
        assertThat(view("A").locked()).isZero();
    }

    @Test
    void newcomerLosesNothingOfPoliciesSoldBefore() {
        play(new Lock(1, LOCK, 1_001));
        play(new Deposit("C", 1_000 * STX));
        play(new Epoch(8_000));
        play(new Settle(1, LOCK));
        assertThat(view("C").available()).isEqualTo(1_000 * STX);
        assertThat(view("C").losses()).isZero();
        assertThat(view("C").premiumEarned()).isZero();
        assertThat(view("C").weight()).isEqualTo((1_000 * STX) << 12);
    }

    @Test
    void exitKeepsCapitalOutOfNextEpochAndWithdrawalServesIt() {
        play(new Exit("A", 30_000 * STX));
        play(new Epoch(8_000));
        assertThat(view("A").weight()).isEqualTo((70_000 * STX) << 12);
        // The capacity of 120,000 STX is the whole weight, so all but the exit may be called.
        assertThat(view("A").withdrawable()).isEqualTo(30_000 * STX);
        play(new Withdraw("A", 10_000 * STX, 0));
        assertThat(view("A").exit()).isEqualTo(20_000 * STX);
        assertThat(view("A").withdrawable()).isEqualTo(20_000 * STX);
    }

    @Test
    void wholeSupplyLockedByOneProviderIsExact() {
        HistoryFold all = new HistoryFold();
        long supply = (1L << 51) - 1;
        assertThat(all.apply(new Deposit("A", supply))).isEmpty();
        assertThat(all.apply(new Epoch(10_000))).isEmpty();
        assertThat(all.apply(new Lock(1, supply, supply))).isEmpty();
        AccountView view = all.book().view("A");
        assertThat(view.locked()).isEqualTo(supply);
        assertThat(view.premiumPending()).isEqualTo(supply);
        assertThat(view.available()).isZero();
        assertThat(view.limit()).isZero();
        assertThat(all.book().share("A", 1)).isEqualTo(new PolicyShare(supply, supply));
        assertThat(all.apply(new Deposit("B", 1)).orElseThrow().code()).isEqualTo(IncidentCode.BALANCE_TOO_LARGE);
        assertThat(all.apply(new Settle(1, supply))).isEmpty();
        assertThat(all.book().view("A").losses()).isEqualTo(supply);
        assertThat(all.apply(new Epoch(10_000))).isEmpty();
        assertThat(all.book().totals().weight()).isZero();
    }

    @Test
    void lockOfNothingSettlesWithoutTraceAfterItsVintageIsGone() {
        play(new Lock(1, 0, 0));
        play(new Epoch(8_000));
        play(new Epoch(8_000));
        assertThat(fold.book().state().vintages().contains(1)).isFalse();
        play(new Settle(1, 0));
        assertThat(fold.book().totals().losses()).isZero();
    }

    private void play(io.bithedge.ledger.history.HistoryFact fact) {
        assertThat(fold.apply(fact)).isEmpty();
    }

    private AccountView view(String provider) {
        return fold.book().view(provider);
    }
}

package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of docs/scenarios.md that need no contract. STX amounts are micro-STX: 10^6 of them are one STX. */
class ScenariosTest {
    private static final String A = Providers.of(1);
    private static final String B = Providers.of(2);
    private static final String C = Providers.of(3);
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long STX = 1_000_000;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
    }

    @AfterEach
    void stop() {
        assertThat(driver.incidents()).isEmpty();
        driver.close();
    }

    private void openWithTwoProviders() {
        market.deposit(BOOK, A, 100_000 * STX);
        market.deposit(BOOK, B, 50_000 * STX);
        market.endBlock();
        market.nextEpoch();
    }

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    private BookFigures book() {
        return driver.views().book(BOOK).orElseThrow().figures();
    }

    private AccountFigures account(String provider) {
        return driver.account(provider, BOOK).figures();
    }

    private List<UnfinalView> unfinal(String provider) {
        return ((Located.Here<List<UnfinalView>>) driver.views().unfinal(provider)).value();
    }

    private void buyPolicy(long premium) {
        market.lock(BOOK, 17, 56_250 * STX, premium);
        market.endBlock();
    }

    @Test
    void s1WeightsAreTwoToOneWhenEpochOpens() {
        openWithTwoProviders();
        assertThat(book().epoch()).isEqualTo(new Epoch(1));
        assertThat(account(A).weight().value())
                .isEqualTo(2 * account(B).weight().value());
        // 80 % of 150,000 STX.
        assertThat(book().capacity()).isEqualTo(stx(120_000 * STX));
        assertThat(book().weight()).isEqualTo(new SubUnits((150_000 * STX) << 12));
    }

    @Test
    void s2CreditsOnceWhenDepositIsDeliveredTwice() {
        market.deposit(BOOK, A, 100_000 * STX);
        driver.chain().block();
        driver.chain().repeat();
        driver.chain().finalise();
        driver.chain().repeat();
        driver.chain().finalise();
        assertThat(account(A).deposited()).isEqualTo(stx(100_000 * STX));
        assertThat(book().capital()).isEqualTo(stx(100_000 * STX));
    }

    @Test
    void s3ForgetsDepositWhenItsBlockIsOrphaned() {
        SimChain chain = driver.chain();
        chain.add(
                SimChain.VAULT,
                new FundsDeposited(
                        A, io.bithedge.schemas.avro.Token.STX, io.bithedge.schemas.avro.Tier.balanced, 0L, STX));
        chain.block();
        assertThat(unfinal(A))
                .hasSize(1)
                .allMatch(act -> act.kind() == EntryKind.DEPOSIT
                        && act.capital().equals(stx(STX))
                        && act.book().equals(BOOK));
        assertThat(driver.views().account(A, BOOK)).isEqualTo(new Located.Here<>(Optional.empty()));
        chain.rollBack();
        assertThat(unfinal(A)).isEmpty();
        chain.finalBlock();
        assertThat(driver.views().account(A, BOOK)).isEqualTo(new Located.Here<>(Optional.empty()));
        assertThat(book().capital()).isEqualTo(stx(0));
        assertThat(driver.views().position().appliedHeight()).isEqualTo(new StacksHeight(chain.height()));
    }

    @Test
    void countsADepositWhenItsBlockIsFinalAndPendingNoMore() {
        market.deposit(BOOK, A, STX);
        driver.chain().block();
        assertThat(unfinal(A)).extracting(UnfinalView::capital).containsExactly(stx(STX));
        assertThat(unfinal(B)).isEmpty();
        driver.chain().finalise();
        assertThat(unfinal(A)).isEmpty();
        assertThat(account(A).deposited()).isEqualTo(stx(STX));
    }

    @Test
    void s4SharesCollateralWhenPolicyIsBought() {
        openWithTwoProviders();
        buyPolicy(0);
        assertThat(book().locked()).isEqualTo(stx(56_250 * STX));
        assertThat(account(A).locked()).isEqualTo(stx(37_500 * STX));
        assertThat(account(B).locked()).isEqualTo(stx(18_750 * STX));
    }

    @Test
    void s5RoundsPendingPremiumDown() {
        openWithTwoProviders();
        buyPolicy(1_001);
        // 2/3 and 1/3 of 1,001.
        assertThat(account(A).premiumPending()).isEqualTo(stx(667));
        assertThat(account(B).premiumPending()).isEqualTo(stx(333));
    }

    @Test
    void s6EarnsPremiumWhenPolicyExpiresOutOfTheMoney() {
        openWithTwoProviders();
        buyPolicy(1_001);
        market.settle(BOOK, 17, 0);
        market.endBlock();
        assertThat(book().locked()).isEqualTo(stx(0));
        assertThat(account(A).premiumEarned()).isEqualTo(stx(667));
        assertThat(account(A).locked()).isEqualTo(stx(0));
        assertThat(account(A).available()).isEqualTo(stx(100_000 * STX));
    }

    @Test
    void s7SharesLossRoundedUpWhenPolicySettles() {
        openWithTwoProviders();
        buyPolicy(1_001);
        market.settle(BOOK, 17, 10_000 * STX);
        market.endBlock();
        assertThat(account(A).losses()).isEqualTo(stx(6_666_666_667L));
        assertThat(account(B).losses()).isEqualTo(stx(3_333_333_334L));
        assertThat(book().locked()).isEqualTo(stx(0));
        assertThat(book().losses()).isEqualTo(stx(10_000 * STX));
    }

    @Test
    void s8PaysTheWholeLockWhenPriceCollapses() {
        openWithTwoProviders();
        buyPolicy(1_001);
        market.settle(BOOK, 17, 56_250 * STX);
        market.endBlock();
        assertThat(account(A).losses()).isEqualTo(stx(37_500 * STX));
        assertThat(account(B).losses()).isEqualTo(stx(18_750 * STX));
        assertThat(account(A).available()).isEqualTo(stx(62_500 * STX));
    }

    @Test
    void s10NewcomerLosesNothingWhenOlderPolicyPays() {
        openWithTwoProviders();
        buyPolicy(1_001);
        market.deposit(BOOK, C, 75_000 * STX);
        market.endBlock();
        market.nextEpoch();
        market.settle(BOOK, 17, 56_250 * STX);
        market.endBlock();
        assertThat(account(C).losses()).isEqualTo(stx(0));
        assertThat(account(C).available()).isEqualTo(stx(75_000 * STX));
        assertThat(account(C).weight()).isEqualTo(new SubUnits((75_000 * STX) << 12));
    }
}

package io.bithedge.pool.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.risk.Conditions.Volatility;
import io.bithedge.pool.risk.RiskRule.Concentration;
import io.bithedge.pool.risk.RiskRule.Point;
import io.bithedge.pool.risk.RiskRule.Rung;
import io.bithedge.pool.risk.RiskRule.Totals;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRuleTest {
    private static final long USD = 100_000_000L;
    private static final long STX = 1_000_000;
    private static final long BTC = 100_000_000;
    private static final long NOW = 1_000;
    private static final long IN_30_DAYS = NOW + 30 * 144;

    private static Conditions at(double btcUsd, double stxUsd, int volatilityPercent) {
        return new Conditions(
                new PriceE8(Math.round(btcUsd * USD)),
                new PriceE8(Math.round(stxUsd * USD)),
                NOW,
                List.of(new Volatility(30, volatilityPercent * 100L, 1)));
    }

    private static Cell put(long expiration, long strikeUsd, long amount, long collateral) {
        return CellTest.cell(Token.STX, 1, expiration, strikeUsd, amount, collateral);
    }

    private static Point point(List<Point> grid, int spot, int volatility, int days) {
        return grid.stream()
                .filter(it -> it.scenario().equals(new Scenario(spot, volatility, days)))
                .findFirst()
                .orElseThrow();
    }

    /** Source: the closed-form vectors of docs/domain.md 6: S = K = 50,000, 60 %, 30 days: put 3383.25, call 3465.37. */
    @Test
    void isWorthTheClosedFormPrice() {
        Cell put = put(IN_30_DAYS, 50_000, BTC, 75_000 * STX);
        Cell call = CellTest.cell(Token.SBTC, 1, IN_30_DAYS, 50_000, BTC, BTC);

        ModelRisk ofPut = RiskRule.model(List.of(put), at(50_000, 1, 60)).orElseThrow();
        ModelRisk ofCall = RiskRule.model(List.of(call), at(50_000, 1, 60)).orElseThrow();

        // STX at 1 USD: a USD is a STX, and 0.005 USD are 5,000 micro-STX.
        assertThat(ofPut.value()).isCloseTo(3_383_250_000L, within(5_000L));
        assertThat(ofPut.valueUsdE8()).isCloseTo(338_325_000_000L, within(500_000L));
        // 3465.37 / 50,000 BTC; 0.005 USD are 10 sats.
        assertThat(ofCall.value()).isCloseTo(6_930_740L, within(11L));
        // The deltas of call and put of one BTC are one BTC apart.
        assertThat(ofCall.deltaSats() - ofPut.deltaSats()).isCloseTo(BTC, within(1L));
        assertThat(ofCall.gammaSats()).isEqualTo(ofPut.gammaSats());
        assertThat(ofCall.vegaUsdE8()).isEqualTo(ofPut.vegaUsdE8());
    }

    /** STX fell from 1.00 to 0.50: 75,000 STX are 37,500 USD, the most that one BTC can pay; below 12,500 USD the cap decides. */
    @Test
    void paysNoMoreThanItsCollateralInEveryScenario() {
        Cell cell = put(NOW + 144, 50_000, BTC, 75_000 * STX);
        List<Point> grid = RiskRule.grid(List.of(cell), at(20_000, 0.5, 60));

        assertThat(grid).hasSize(11 * 6 * 3).allMatch(it -> it.liability() <= 75_000 * STX);
        // At 10,000 the put would pay 40,000 USD = 80,000 STX.
        assertThat(point(grid, -50, 0, 1).liability()).isEqualTo(75_000 * STX);
        // At 14,000: 36,000 USD = 72,000 STX.
        assertThat(point(grid, -30, 0, 7).liability()).isCloseTo(72_000 * STX, within(1L));
        assertThat(point(grid, 50, 0, 1).liability()).isEqualTo(40_000 * STX);
    }

    /** Far below the cap the spread of the two puts is worth the discounted cap and answers to nothing; taken now it is worth the cap. */
    @Test
    void valuesTheCapAsTheSpreadOfTwoPuts() {
        Cell cell = put(IN_30_DAYS, 50_000, BTC, 10_000 * STX);
        ModelRisk risk = RiskRule.model(List.of(cell), at(20_000, 1, 20)).orElseThrow();

        // BTC at 20,000 is below 40,000, where the cap of 10,000 USD begins: an owner takes it now.
        assertThat(risk.value()).isEqualTo(10_000 * STX);
        assertThat(Math.abs(risk.deltaSats())).isLessThan(BTC / 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 10000", "-50, 0, 35000", "50, 100, 0", "-10, -30, 15000"})
    void isThePayoutFromTheExpirationOn(int spot, int volatility, long expectedStx) {
        // K 60,000, one BTC, STX at 1: it pays what BTC is below 60,000. BTC at 50,000.
        Cell cell = put(NOW + 144, 60_000, BTC, 90_000 * STX);
        List<Point> grid = RiskRule.grid(List.of(cell), at(50_000, 1, 60));

        assertThat(point(grid, spot, volatility, 1).liability()).isCloseTo(expectedStx * STX, within(1L));
    }

    @Test
    void hasNoModelWithoutVolatility() {
        Conditions at = new Conditions(new PriceE8(50_000 * USD), new PriceE8(USD), NOW, List.of());
        List<Cell> cells = List.of(put(IN_30_DAYS, 60_000, BTC, 90_000 * STX));

        assertThat(RiskRule.model(cells, at)).isEmpty();
        assertThat(RiskRule.grid(cells, at)).isEmpty();
        assertThat(RiskRule.intrinsic(cells, at)).isEqualTo(10_000 * STX);
    }

    @ParameterizedTest
    @CsvSource({"10, 5000", "40, 6000", "4000, 9000"})
    void takesTheShortestWindowThatCoversTheTerm(long days, long expectedBps) {
        Conditions at = new Conditions(
                new PriceE8(USD),
                new PriceE8(USD),
                NOW,
                List.of(new Volatility(30, 5_000, 1), new Volatility(60, 6_000, 1), new Volatility(360, 9_000, 1)));

        assertThat(at.volatilityBps(days * 144)).isEqualTo(OptionalLong.of(expectedBps));
    }

    /** 56,250 STX for 0.5 BTC at 60,000: 30,000 USD protected. At 0.80: 45,000 USD; at 0.64: 36,000; at 0.6399: 35,994.375. */
    @ParameterizedTest
    @CsvSource({"0.80, 15000", "0.64, 12000", "0.6399, 11998", "0.32, 6000"})
    void coversWhatItProtectsAtThePriceOfStx(double stxUsd, long expectedBps) {
        List<Cell> cells = List.of(put(IN_30_DAYS, 60_000, BTC / 2, 56_250 * STX));

        assertThat(RiskRule.coverageBps(cells, at(60_000, stxUsd, 60))).isEqualTo(OptionalLong.of(expectedBps));
    }

    @Test
    void hasNoCoverageWithoutPuts() {
        Cell call = CellTest.cell(Token.SBTC, 1, IN_30_DAYS, 50_000, BTC, BTC);

        assertThat(RiskRule.coverageBps(List.of(call), at(50_000, 1, 60))).isEmpty();
        assertThat(RiskRule.coverageBps(List.of(), at(50_000, 1, 60))).isEmpty();
    }

    @Test
    void ladderIsByExpiration() {
        List<Cell> cells = List.of(
                put(2_000, 60_000, BTC, 90_000 * STX),
                put(1_500, 50_000, BTC, 75_000 * STX),
                put(2_000, 55_000, BTC / 2, 41_250 * STX));

        // At 52,000: the first pays 8,000, the second nothing, the third half of 3,000.
        assertThat(RiskRule.ladder(cells, at(52_000, 1, 60)))
                .containsExactly(
                        new Rung(1_500, new Totals(1, BTC, 75_000 * STX), 0),
                        new Rung(2_000, new Totals(2, BTC * 3 / 2, 131_250 * STX), 9_500 * STX));
    }

    /** Parts 60, 30 and 10 of 100: squares 3,600 + 900 + 100 = 4,600 of 10,000. */
    @Test
    void concentrationIsByCollateral() {
        List<Cell> cells =
                List.of(put(2_000, 60_000, BTC, 60), put(1_500, 50_000, BTC, 30), put(1_500, 55_000, BTC, 10));

        assertThat(RiskRule.byStrike(cells)).isEqualTo(new Concentration("6000000000000", 6_000, 4_600));
        // 60 and 40: 3,600 + 1,600.
        assertThat(RiskRule.byExpiration(cells)).isEqualTo(new Concentration("2000", 6_000, 5_200));
        assertThat(RiskRule.concentration("A", 60, BigInteger.valueOf(4_600), 100))
                .isEqualTo(new Concentration("A", 6_000, 4_600));
        assertThat(RiskRule.byStrike(List.of())).isEqualTo(Concentration.NONE);
    }

    @ParameterizedTest
    @CsvSource({"STX, 50000, 1666", "STX, 66000, -1000", "SBTC, 66000, 1000", "SBTC, 54000, -1000"})
    void distanceIsPositiveOutOfTheMoney(Token token, long strikeUsd, long expectedBps) {
        Cell cell = CellTest.cell(token, 1, 2_000, strikeUsd, BTC, BTC);

        assertThat(RiskRule.distanceBps(cell, at(60_000, 1, 60))).isEqualTo(expectedBps);
    }

    @Test
    void nothingIsOwedByAnEmptyBook() {
        assertThat(RiskRule.model(List.of(), at(60_000, 1, 60))).isEqualTo(Optional.of(ModelRisk.NONE));
        assertThat(RiskRule.intrinsic(List.of(), at(60_000, 1, 60))).isZero();
    }
}

package io.bithedge.pool.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.risk.ProviderRisk.Carried;
import io.bithedge.pool.risk.ProviderRisk.Locked;
import io.bithedge.pool.risk.ProviderRisk.Outcome;
import io.bithedge.pool.risk.ProviderRisk.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderRiskTest {
    private static final long USD = 100_000_000L;
    private static final long STX = 1_000_000;
    private static final long HALF_BTC = 50_000_000;
    private static final Conditions AT =
            new Conditions(new PriceE8(60_000 * USD), new PriceE8(60_000_000), 1_000, List.of());
    private static final List<Cell> CELLS = List.of(
            CellTest.cell(Token.STX, 1, 1_200, 60_000, HALF_BTC, 56_250 * STX),
            CellTest.cell(Token.STX, 1, 1_300, 60_000, HALF_BTC, 56_250 * STX),
            CellTest.cell(Token.STX, 2, 1_300, 50_000, HALF_BTC, 50_000 * STX));

    /**
     * A has two thirds of epoch 1 and nothing of epoch 2. Of each policy of 56,250 STX he carries 37,500. BTC 20 % lower, at 48,000, with
     * STX at 0.60: each pays 10,000 STX, he 13,333.333334 of both. 40 % lower, at 36,000: each pays 20,000 STX, he 26,666.666667. At half
     * the price, 30,000: 25,000 STX each, he 33,333.333334.
     */
    @Test
    void carriesHisWeightOfTheEpochsHeBacks() {
        ProviderRisk risk = ProviderRisk.of(CELLS, Map.of(1L, new Share(2, 3, 1_001)), AT);

        assertThat(risk.lockedByExpiration())
                .containsExactly(new Locked(1_200, 37_500 * STX), new Locked(1_300, 37_500 * STX));
        assertThat(risk.worstCase()).isEqualTo(75_000 * STX);
        assertThat(risk.premiumPending()).isEqualTo(667);
        assertThat(risk.curve()).hasSize(11);
        assertThat(risk.curve().getFirst()).isEqualTo(new Outcome(-50, 30_000 * USD, 33_333_333_334L, 667));
        assertThat(risk.curve().get(3)).isEqualTo(new Outcome(-20, 48_000 * USD, 13_333_333_334L, 667));
        assertThat(risk.curve().get(5)).isEqualTo(new Outcome(0, 60_000 * USD, 0, 667));
        assertThat(risk.curve().get(3).net()).isEqualTo(667 - 13_333_333_334L);
        assertThat(risk.curve().getLast().btcE8()).isEqualTo(90_000 * USD);
    }

    /** Two thirds of 0.5 BTC, rounded up, and of 56,250 STX; nothing of epoch 2, which he does not back. */
    @Test
    void namesHisPartOfPoliciesThatAreAlike() {
        List<Cell> later = List.of(
                CellTest.cell(Token.STX, 1, 1_300, 60_000, HALF_BTC, 56_250 * STX),
                CellTest.cell(Token.STX, 2, 1_300, 50_000, HALF_BTC, 50_000 * STX),
                CellTest.cell(Token.STX, 1, 1_200, 61_000, HALF_BTC, 56_250 * STX),
                CellTest.cell(Token.STX, 1, 1_200, 60_000, 1, 1));

        ProviderRisk risk = ProviderRisk.of(later, Map.of(1L, new Share(2, 3, 0)), AT);

        assertThat(risk.carried())
                .containsExactly(
                        new Carried(1_200, 60_000 * USD, 1, 1),
                        new Carried(1_200, 61_000 * USD, 33_333_334, 37_500 * STX),
                        new Carried(1_300, 60_000 * USD, 33_333_334, 37_500 * STX));
    }

    /** The parts of all providers of an epoch cover what is owed, and are one unit a provider above it at most. */
    @Test
    void partsOfAllCoverTheWhole() {
        long whole = 112_500 * STX;
        long sum = 0;
        for (long weight = 1; weight <= 7; weight++) {
            sum += ProviderRisk.of(CELLS, Map.of(1L, new Share(weight, 28, 0)), AT)
                    .worstCase();
        }
        assertThat(sum).isBetween(whole, whole + 7);
    }

    @Test
    void carriesNothingWithoutAWeight() {
        ProviderRisk risk = ProviderRisk.of(CELLS, Map.of(), AT);

        assertThat(risk.worstCase()).isZero();
        assertThat(risk.lockedByExpiration()).isEmpty();
        assertThat(risk.carried()).isEmpty();
        assertThat(risk.curve()).allMatch(it -> it.loss() == 0 && it.net() == 0);
    }
}

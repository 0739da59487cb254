package io.bithedge.pool.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
    private static final long USD = 100_000_000L;

    static Cell cell(Token token, long epoch, long expiration, long strikeUsd, long amount, long collateral) {
        return Cell.empty(new Cell.Key(
                        new BookId(token, Tier.BALANCED),
                        epoch,
                        expiration,
                        strikeUsd * USD,
                        CoverageClass.of(amount, collateral)))
                .plus(amount, collateral);
    }

    /** Source: the vectors of docs/domain.md 3. Prices in cents. */
    @ParameterizedTest
    @CsvSource({
        "STX,  6000000, 80, 0",
        "STX,  4800000, 60, 10000000000",
        "STX,  2000000, 30, 56250000000",
        "SBTC, 6000000, 80, 0",
        "SBTC, 7500000, 80, 10000000",
    })
    void paysAsThePolicyDoes(Token token, long btcCents, long stxCents, long expected) {
        long collateral = token == Token.STX ? 56_250_000_000L : 50_000_000;
        Cell cell = cell(token, 1, 1_200, 60_000, 50_000_000, collateral);

        assertThat(cell.payout(new PriceE8(btcCents * USD / 100), new PriceE8(stxCents * USD / 100)))
                .isEqualTo(expected);
    }

    /** In bits: 1125 = 10001100 101, 1126 = 10001100 110, and 1130 = 10001101 010 begins otherwise. Doubled it is an octave higher. */
    @Test
    void classesAreOneHundredAndTwentyEighthWide() {
        int of1125 = CoverageClass.of(1, 1_125);

        assertThat(CoverageClass.of(1, 1_126)).isEqualTo(of1125);
        assertThat(CoverageClass.of(1, 1_130)).isEqualTo(of1125 + 1);
        assertThat(CoverageClass.of(1_000, 1_125_000)).isEqualTo(of1125);
        assertThat(CoverageClass.of(1, 2_250)).isEqualTo(of1125 + 128);
        assertThat(CoverageClass.of(0, 1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverPaysLessThanItsPoliciesAndHardlyMore(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            long policies = 1L + random.nextInt(40);
            PriceE8 btc = new PriceE8((20_000L + random.nextInt(40_000)) * USD);
            PriceE8 stx = new PriceE8(20_000_000L + random.nextInt(80_000_000));
            Map<Cell.Key, Cell> cells = new HashMap<>();
            long exact = 0;
            for (int policy = 0; policy < policies; policy++) {
                long amount = 100_000L + random.nextInt(1_000_000_000);
                // 150 % at prices of STX between 0.70 and 0.90.
                long collateral = amount * 90_000 / (70 + random.nextInt(20));
                Cell one = cell(Token.STX, 1, 1_200, 60_000, amount, collateral);
                exact += one.payout(btc, stx);
                cells.merge(one.key(), one, (sum, it) -> sum.plus(amount, collateral));
            }
            long together = cells.values().stream()
                    .mapToLong(cell -> cell.payout(btc, stx))
                    .sum();
            assertThat(together).as("seed %d round %d", seed, round).isBetween(exact, exact + exact / 128 + policies);
        }
    }
}

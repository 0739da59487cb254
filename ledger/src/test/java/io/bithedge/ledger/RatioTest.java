package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static final long LARGEST_UNITS = (1L << 51) - 1;
    private static final long LARGEST_WEIGHT = LARGEST_UNITS << 12;

    @Test
    void wholeWeightIsOne() {
        assertThat(Ratio.up(5, 5 << 12)).isEqualTo(Ratio.ONE);
        assertThat(Ratio.down(5, 5 << 12)).isEqualTo(Ratio.ONE);
        assertThat(Ratio.up(LARGEST_UNITS, LARGEST_WEIGHT)).isEqualTo(Ratio.ONE);
        assertThat(Ratio.partUp(LARGEST_WEIGHT, Ratio.ONE)).isEqualTo(LARGEST_WEIGHT);
        assertThat(Ratio.partDown(LARGEST_WEIGHT, Ratio.ONE)).isEqualTo(LARGEST_WEIGHT);
    }

    @Test
    void nothingIsNothing() {
        assertThat(Ratio.up(0, 7)).isZero();
        assertThat(Ratio.up(9, 0)).isZero();
        assertThat(Ratio.partUp(0, Ratio.ONE)).isZero();
        assertThat(Ratio.partUp(LARGEST_WEIGHT, 0)).isZero();
    }

    @Test
    void roundsUpAndDown() {
        // 1 unit is 4096 sub-units; over a weight of 3 * 4096 it is a third: 2^63 / 3 = 3074457345618258602.67
        assertThat(Ratio.up(1, 3 << 12)).isEqualTo(3_074_457_345_618_258_603L);
        assertThat(Ratio.down(1, 3 << 12)).isEqualTo(3_074_457_345_618_258_602L);
        // A third of 4096 is 1365.33.
        assertThat(Ratio.partUp(4096, Ratio.up(1, 3 << 12))).isEqualTo(1366);
        assertThat(Ratio.partDown(4096, Ratio.down(1, 3 << 12))).isEqualTo(1365);
    }

    @Test
    void subUnitsRoundToUnits() {
        assertThat(Ratio.unitsUp(4097)).isEqualTo(2);
        assertThat(Ratio.unitsUp(4096)).isEqualTo(1);
        assertThat(Ratio.unitsUp(0)).isZero();
        assertThat(Ratio.unitsUp(Long.MAX_VALUE)).isEqualTo(1L << 51);
        assertThat(Ratio.unitsDown(4095)).isZero();
        assertThat(Ratio.unitsDown(-1)).isEqualTo(-1);
    }

    @Test
    void throwsAboveOneInsteadOfWrapping() {
        assertThatThrownBy(() -> Ratio.up(2, 4096)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Ratio.down(1L << 51, Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Ratio.up(-1, 4096)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void equalsBigIntegersOnRandomNumbers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long weight = Math.max(4096, random.nextLong(Long.MAX_VALUE) >>> random.nextInt(51));
            long units = random.nextLong((weight >> 12) + 1);
            long own = random.nextLong(weight + 1);
            BigInteger[] ratio = big(units).shiftLeft(75).divideAndRemainder(big(weight));
            assertThat(Ratio.down(units, weight)).as("seed %d", seed).isEqualTo(ratio[0].longValue());
            assertThat(Ratio.up(units, weight)).as("seed %d", seed).isEqualTo(ratio[0].longValue() + ratio[1].signum());
            BigInteger unsigned = new BigInteger(Long.toUnsignedString(Ratio.up(units, weight)));
            BigInteger[] part = big(own).multiply(unsigned).divideAndRemainder(BigInteger.ONE.shiftLeft(63));
            assertThat(Ratio.partDown(own, Ratio.up(units, weight)))
                    .as("seed %d", seed)
                    .isEqualTo(part[0].longValueExact());
            assertThat(Ratio.partUp(own, Ratio.up(units, weight)))
                    .as("seed %d", seed)
                    .isEqualTo(part[0].longValueExact() + part[1].signum());
        }
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}

package io.bithedge.ledger.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.Token;
import java.util.function.BinaryOperator;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnitsTest {
    private static Units stx(long value) {
        return new Units(Token.STX, value);
    }

    @Test
    void addsAndSubtractsWithinAToken() {
        assertThat(stx(5).plus(stx(7))).isEqualTo(stx(12));
        assertThat(stx(5).minus(stx(7))).isEqualTo(stx(-2));
        assertThat(stx(5).negated()).isEqualTo(stx(-5));
        assertThat(stx(-2).orNone()).isEqualTo(Units.none(Token.STX));
        assertThat(stx(2).orNone()).isEqualTo(stx(2));
        assertThat(stx(2).isAbove(stx(1))).isTrue();
        assertThat(stx(1).isAbove(stx(1))).isFalse();
        assertThat(stx(1)).isLessThan(stx(2)).hasToString("1 base units of STX");
    }

    @Test
    void refusesTwoTokensInOneSum() {
        Units sbtc = new Units(Token.SBTC, 1);
        for (BinaryOperator<Units> sum :
                Stream.<BinaryOperator<Units>>of(Units::plus, Units::minus).toList()) {
            assertThatThrownBy(() -> sum.apply(stx(5), sbtc))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("5 base units of STX and 1 base units of SBTC in one sum or comparison");
        }
        assertThatThrownBy(() -> stx(5).compareTo(sbtc)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stx(5).isAbove(sbtc)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverOverflowsInSilence() {
        assertThatThrownBy(() -> stx(Long.MAX_VALUE).plus(stx(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> stx(Long.MIN_VALUE).minus(stx(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> stx(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of((LongFunction<Object>) BurnHeight::new, -1L),
                Arguments.of((LongFunction<Object>) StacksHeight::new, -1L),
                Arguments.of((LongFunction<Object>) Epoch::new, 0L),
                Arguments.of((LongFunction<Object>) PolicyId::new, 1L),
                Arguments.of((LongFunction<Object>) SubUnits::new, 0L));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void startsAtItsLowestValue(LongFunction<Object> type, long lowest) {
        assertThat(type.apply(lowest)).hasToString(Long.toString(lowest));
        assertThat(type.apply(Long.MAX_VALUE)).hasToString("9223372036854775807");
        assertThatThrownBy(() -> type.apply(lowest - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("expected %d or more, got %d".formatted(lowest, lowest - 1));
    }

    @Test
    void comparesHeights() {
        BurnHeight early = new BurnHeight(10);
        BurnHeight late = new BurnHeight(16);
        assertThat(early.blocksTo(late)).isEqualTo(6);
        assertThat(late.blocksTo(early)).isEqualTo(-6);
        assertThat(early.plus(6)).isEqualTo(late);
        assertThat(early.isBefore(late)).isTrue();
        assertThat(early.isBefore(early)).isFalse();
        assertThat(early.isAtOrAfter(early)).isTrue();
        assertThat(new StacksHeight(9).blocksSince(new StacksHeight(4))).isEqualTo(5);
        assertThat(new StacksHeight(9).isAfter(new StacksHeight(9))).isFalse();
    }
}

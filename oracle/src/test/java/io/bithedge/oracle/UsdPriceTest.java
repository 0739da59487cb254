package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdPriceTest {
    @ParameterizedTest
    @CsvSource({
        "60000, 6000000000000",
        "60000.00, 6000000000000",
        "0.80, 80000000",
        "0.00000001, 1",
        "63123.45678901, 6312345678901",
        // The ninth decimal decides: half goes up, less goes down.
        "1.000000005, 100000001",
        "1.0000000049999999999999, 100000000",
        // A double would make 0.1 + 0.2 of it.
        "0.30000000, 30000000",
        "10000000000, 1000000000000000000"
    })
    void parsesExactlyToEightDecimals(String text, long e8) {
        assertThat(UsdPrice.parseHalfUp(text)).contains(UsdPrice.ofE8(e8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1e5",
                "0x10",
                "NaN",
                "Infinity",
                "1,000",
                "1.",
                ".5",
                "١",
                "0",
                "0.000000001",
                "10000000000.00000001",
                "99999999999999999999999",
                "1 "
            })
    void refusesWhatIsNoPositivePlainDecimalInRange(String text) {
        assertThat(UsdPrice.parseHalfUp(text)).isEmpty();
    }

    @Test
    void refusesToBeZeroOrNegative() {
        assertThatThrownBy(() -> UsdPrice.ofE8(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> UsdPrice.ofE8(-5)).hasMessageContaining("got -5");
    }

    @Test
    void printsPlainDecimals() {
        assertThat(UsdPrice.ofE8(6_000_000_000_000L)).hasToString("60000");
        assertThat(UsdPrice.ofE8(1)).hasToString("0.00000001");
    }
}

package io.bithedge.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.demo.Script.Purchase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void decidesTheSameForTheSameSeed(long seed) {
        assertThat(Script.of(20, 40, 10, seed)).isEqualTo(Script.of(20, 40, 10, seed));
        assertThat(Script.of(20, 40, 10, seed)).isNotEqualTo(Script.of(20, 40, 10, seed + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void staysWithinWhatIsQuoted(long seed) {
        for (Purchase purchase : Script.of(3, 50, 5, seed).purchases()) {
            assertThat(purchase.term()).isGreaterThanOrEqualTo(144);
            assertThat(purchase.amountSats()).isBetween(100_000L, 10_000_000_000L);
            assertThat(purchase.strikeBps()).isBetween(5_000, 15_000);
        }
    }
}

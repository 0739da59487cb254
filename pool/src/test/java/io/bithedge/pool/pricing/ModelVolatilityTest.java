package io.bithedge.pool.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVolatilityTest {
    @ParameterizedTest
    @CsvSource({"999, 1000", "1000, 1000", "6000, 6000", "30000, 30000", "30001, 30000"})
    void clampsToWhatTheModelTakes(long bps, long expected) {
        assertThat(ModelVolatility.clampedBps(bps)).isEqualTo(expected);
    }
}

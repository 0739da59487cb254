package io.bithedge.submitter.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRuleTest {
    private final FeeRule fees = new FeeRule(10_000, 40_000, 3);

    /** 300 bytes: the floor is 300. Outbid by a quarter: 800 x 5/4 = 1000; by a half at most: 800 x 3/2 = 1200. */
    @ParameterizedTest
    @CsvSource({
        "700, 0, 700",
        "299, 0, 300",
        "-1, 0, 300",
        "9223372036854775807, 0, 10000",
        "700, 699, 700",
        "700, 800, 1000",
        "1100, 800, 1100",
        "5000, 4000, 5000",
        "900, 9999, 10000"
    })
    void paysTheEstimateBetweenFloorAndCapAndOutbidsWhatWasThere(long estimate, long outbid, long expected) {
        Optional<Long> estimated = estimate < 0 ? Optional.empty() : Optional.of(estimate);
        assertThat(fees.first(estimated, 300, outbid)).hasValue(expected);
    }

    @Test
    void cannotOutbidTheCap() {
        assertThat(fees.first(Optional.of(700L), 300, 10_000)).isEmpty();
    }

    /** 401 x 5/4 = 501.25, up: 502; 401 x 3/2 = 601.5, up: 602. 1 x 5/4 = 1.25, up: 2. */
    @ParameterizedTest
    @CsvSource({"401, -1, 502", "401, 550, 550", "401, 90000, 602", "1, -1, 2", "9000, -1, 10000", "10000, -1, -1"})
    void raisesByAQuarterToAHalfUpToTheCap(long fee, long estimate, long expected) {
        OptionalLong raised = fees.raised(fee, estimate < 0 ? Optional.empty() : Optional.of(estimate));
        assertThat(raised.orElse(-1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "102, 100, 0, false",
        "103, 100, 0, true",
        "103, 0, 0, false",
        "101, 100, 101, true",
        "101, 100, 102, false",
        "100, 100, 90, false"
    })
    void raisesAfterThreeBurnBlocksAndPastTheDeadlineAfterOne(long tip, long since, long deadline, boolean isDue) {
        assertThat(fees.isDue(tip, since, deadline)).isEqualTo(isDue);
    }

    @ParameterizedTest
    @CsvSource({"9999, 40000, 3", "10000, 9999, 3", "10000, 40000, 0", "10000, 40000, 145"})
    void refusesCapsOutOfRange(long cap, long day, int ladder) {
        assertThatThrownBy(() -> new FeeRule(cap, day, ladder)).isInstanceOf(IllegalArgumentException.class);
    }
}

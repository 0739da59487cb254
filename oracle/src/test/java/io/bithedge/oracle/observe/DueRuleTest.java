package io.bithedge.oracle.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.UsdPrice;
import io.bithedge.oracle.observe.OnChain.Entry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueRuleTest {
    private static final long HEIGHT = 100;
    private static final long BTC = 6_000_000_000_000L;

    private static boolean isDue(Optional<Entry> record, Optional<Entry> own, long price) {
        return DueRule.isDue(new OnChain(HEIGHT, record, own), UsdPrice.ofE8(price), false);
    }

    private static Optional<Entry> at(long height, long price) {
        return Optional.of(new Entry(price, height, 0));
    }

    /** The contract takes 600 seconds; a minute of them is for the way into a block. */
    @Test
    void isTakenWhileItIsNewEnoughForTheContract() {
        assertThat(DueRule.isTakenStill(1_000, 1_540)).isTrue();
        assertThat(DueRule.isTakenStill(1_000, 1_541)).isFalse();
    }

    @Test
    void isDueWithoutARecordAndThreeBlocksAfterOne() {
        assertThat(isDue(Optional.empty(), Optional.empty(), BTC)).isTrue();
        assertThat(isDue(at(HEIGHT - 3, BTC), Optional.empty(), BTC)).isTrue();
        assertThat(isDue(at(HEIGHT - 2, BTC), Optional.empty(), BTC)).isFalse();
    }

    /** 0.5 % of 60,000 USD are 300 USD. */
    @Test
    void isDueWhenThePriceMovedByFiftyBasisPoints() {
        for (long sign : new long[] {1, -1}) {
            assertThat(isDue(at(HEIGHT, BTC), Optional.empty(), BTC + sign * 30_000_000_000L))
                    .isTrue();
            assertThat(isDue(at(HEIGHT, BTC), Optional.empty(), BTC + sign * 29_999_999_999L))
                    .isFalse();
        }
    }

    /** What was said in this block is said; what was said in the one before counts there, and no record came of it. */
    @Test
    void saysItOnceABlock() {
        assertThat(isDue(at(HEIGHT - 3, BTC), at(HEIGHT, BTC), BTC)).isFalse();
        assertThat(isDue(at(HEIGHT - 3, BTC), at(HEIGHT - 1, BTC), BTC)).isTrue();
        assertThat(isDue(at(HEIGHT - 3, BTC), at(HEIGHT, BTC), BTC * 2))
                .as("it moved meanwhile")
                .isTrue();
    }

    @Test
    void saysItEachBlockWhenItIsToldTo() {
        OnChain quiet = new OnChain(HEIGHT, at(HEIGHT, BTC), at(HEIGHT - 1, BTC));
        assertThat(DueRule.isDue(quiet, UsdPrice.ofE8(BTC), true)).isTrue();
        OnChain said = new OnChain(HEIGHT, at(HEIGHT, BTC), at(HEIGHT, BTC));
        assertThat(DueRule.isDue(said, UsdPrice.ofE8(BTC), true)).isFalse();
    }
}

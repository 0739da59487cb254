package io.bithedge.ledger.yield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.yield.ProviderTimeline.CapitalMove;
import io.bithedge.ledger.yield.ProviderTimeline.Carried;
import io.bithedge.ledger.yield.ProviderTimeline.Row;
import io.bithedge.ledger.yield.Timeline.Step;
import io.bithedge.ledger.yield.YieldRule.Yield;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class YieldRuleTest {
    /** 1,000 from height 100, 3,000 from 200; at 300 premium of 50 is earned and 20 lost. */
    private static final Timeline BOOK = new Timeline(
            1, List.of(new Step(100, 1_000, 0, 0), new Step(200, 3_000, 0, 0), new Step(300, 2_980, 50, 20)));

    @Test
    void weighsCapitalByTheBlocksItStood() {
        // [100, 400): 100 x 1,000 + 100 x 3,000 + 100 x 2,980 = 698,000 over 300 blocks = 2,326.67
        // (50 - 20) x 300 / 698,000 = 1.2893 % -> 128 bps; a year: 30 x 52,560 / 698,000 = 225.9 % -> 22,590 bps
        assertThat(YieldRule.ofAll(400, BOOK))
                .isEqualTo(new Yield(100, 400, 2, 2_326, 50, 20, OptionalLong.of(128), OptionalLong.of(22_590)));
    }

    @Test
    void takesTheLastBlocksOnly() {
        // [250, 400): 50 x 3,000 + 100 x 2,980 = 448,000 over 150; 30 x 150 / 448,000 = 1.0044 %
        assertThat(YieldRule.ofLast(150, 400, BOOK))
                .isEqualTo(new Yield(250, 400, 1, 2_986, 50, 20, OptionalLong.of(100), OptionalLong.of(35_196)));
    }

    @Test
    void isUndefinedBelowADay() {
        assertThat(YieldRule.ofLast(143, 400, BOOK).netYieldBps()).isEmpty();
        assertThat(YieldRule.ofLast(143, 400, BOOK).annualisedBps()).isEmpty();
        assertThat(YieldRule.ofLast(144, 400, BOOK).netYieldBps()).isPresent();
    }

    @Test
    void isUndefinedWithoutCapital() {
        assertThat(YieldRule.ofAll(400, new Timeline(1, List.of())))
                .isEqualTo(new Yield(400, 400, 0, 0, 0, 0, OptionalLong.empty(), OptionalLong.empty()));
        Timeline left = new Timeline(1, List.of(new Step(100, 0, 0, 0)));
        assertThat(YieldRule.ofAll(400, left).netYieldBps()).isEmpty();
    }

    @Test
    void roundsALossAwayFromZero() {
        // 1 lost of 3,000 over 200 blocks: -1/3,000 = -3.33 bps -> -4
        Timeline loss = new Timeline(1, List.of(new Step(0, 3_000, 0, 0), new Step(200, 2_999, 0, 1)));
        assertThat(YieldRule.ofAll(200, loss).netYieldBps()).hasValue(-4);
    }

    @Test
    void carriesAProvidersShareOfEachVintage() {
        // Weight 1/4: of 10 lost he bears 2.5, of 7 premium he has 1.75; 2.5 x 4,096 = 10,240 and 1.75 x 4,096 = 7,168
        // sub-units.
        Vintage opened = Vintage.opened(1, 512L << 12, 300);
        Vintage over = new Vintage(1, 512L << 12, 300, 50, 0, 10, 0, 7);
        Timeline his = ProviderTimeline.at(
                List.of(5L, 20L, 25L, 30L, 40L),
                List.of(new CapitalMove(5, 100), new CapitalMove(30, -40)),
                List.of(new Carried(
                        128L << 12,
                        List.of(new Row(1, 10, opened, BigInteger.ZERO), new Row(2, 22, over, BigInteger.ZERO)))));
        assertThat(his.steps())
                .containsExactly(
                        new Step(5, 409_600, 0, 0),
                        new Step(20, 409_600, 0, 0),
                        new Step(25, 409_600 - 10_240, 7_168, 10_240),
                        new Step(30, 409_600 - 10_240 - 163_840, 7_168, 10_240),
                        new Step(40, 409_600 - 10_240 - 163_840, 7_168, 10_240));
        // [5, 40): 100 for 17 blocks, 97.5 for 8, 57.5 for 10.
        assertThat(his.window(5, 40).capitalBlocks())
                .isEqualTo(BigInteger.valueOf(17 * 409_600L + 8 * 399_360L + 10 * 235_520L));
    }

    @Test
    void windowsThatFollowOneAnotherAddUp() {
        assertThat(BOOK.window(90, 310).capitalBlocks())
                .isEqualTo(BigInteger.valueOf(100 * 1_000 + 100 * 3_000 + 10 * 2_980));
        for (long cut = 90; cut <= 310; cut++) {
            assertThat(BOOK.window(90, cut)
                            .capitalBlocks()
                            .add(BOOK.window(cut, 310).capitalBlocks()))
                    .as("cut at %d", cut)
                    .isEqualTo(BOOK.window(90, 310).capitalBlocks());
        }
    }

    @Test
    void refusesStepsThatDoNotAscend() {
        assertThatThrownBy(() -> new Timeline(1, List.of(new Step(7, 1, 0, 0), new Step(7, 2, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 1: burn height 7 behind 7");
    }
}

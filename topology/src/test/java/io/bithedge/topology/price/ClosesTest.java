package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.VolatilityMeasured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Closes that come out of order, twice, late, or of days that have not ended. */
class ClosesTest {
    private final PriceStage stage = new PriceStage(PriceSettings.DEFAULT);
    private final long today = stage.nowMs() / PriceStage.DAY_MS;

    private static long price(long day) {
        return 1_000_000 + day * day % 977 * 30;
    }

    /** The last measure of each window. */
    private static Map<Integer, VolatilityMeasured> measures(PriceStage of) {
        Map<Integer, VolatilityMeasured> measures = new TreeMap<>();
        of.updates().forEach(it -> measures.put(((VolatilityMeasured) it).getWindowDays(), (VolatilityMeasured) it));
        return measures;
    }

    @Test
    void measuresTheSameFromClosesInAnyOrderAndTwice() {
        List<Long> days =
                new ArrayList<>(LongStream.range(today - 365, today).boxed().toList());
        days.forEach(day -> stage.close(day, "a", price(day)));
        Map<Integer, VolatilityMeasured> inOrder = measures(stage);
        assertThat(inOrder).containsOnlyKeys(30, 60, 90, 180, 360);
        assertThat(inOrder.values()).allSatisfy(it -> {
            assertThat(it.getPoints()).isEqualTo(it.getWindowDays());
            assertThat(it.getDay()).isEqualTo(today - 1);
            assertThat(it.getEwmaBps()).isPositive();
        });
        for (long seed = 1; seed <= 5; seed++) {
            PriceStage other = new PriceStage(PriceSettings.DEFAULT);
            List<Long> twice = new ArrayList<>(days);
            twice.addAll(days);
            Collections.shuffle(twice, new Random(seed));
            twice.forEach(day -> other.close(day, "a", price(day)));
            other.restart();
            other.close(today - 1, "a", price(today - 1));
            assertThat(measures(other)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void takesTheMedianOfADayAndTheLastWordOfASource() {
        for (long day = today - 31; day < today; day++) {
            stage.close(day, "a", 1_000_000);
            stage.close(day, "b", 1_000_000);
            stage.close(day, "c", day == today - 1 ? 9_000_000 : 1_000_000);
        }
        assertThat(measures(stage).values())
                .extracting(VolatilityMeasured::getVolatilityBps)
                .containsExactly(0L);
        // Two of three say so now: that day is another one.
        stage.close(today - 1, "b", 9_000_000);
        assertThat(measures(stage).values())
                .extracting(VolatilityMeasured::getVolatilityBps)
                .allMatch(bps -> bps > 0);
        stage.close(today - 1, "b", 1_000_000);
        assertThat(measures(stage).values())
                .extracting(VolatilityMeasured::getVolatilityBps)
                .containsExactly(0L);
    }

    /** Of 1, 9 and 2 million the median is 2 million; a day without a close has no line. */
    @Test
    void tellsTheMedianOfEachDayThatHasAClose() {
        assertThat(stage.closes(90)).isEmpty();
        stage.close(today - 5, "a", 7_000_000);
        stage.close(today - 3, "a", 1_000_000);
        stage.close(today - 3, "b", 9_000_000);
        stage.close(today - 3, "c", 2_000_000);
        assertThat(stage.closes(90))
                .containsExactly(
                        new ClosesByDay.Day(today - 5, 7_000_000, 1), new ClosesByDay.Day(today - 3, 2_000_000, 3));
        assertThat(stage.closes(1)).extracting(ClosesByDay.Day::day).containsExactly(today - 3);
    }

    @Test
    void takesNoCloseOfADayThatHasNotEnded() {
        for (long day = today - 31; day < today; day++) {
            stage.close(day, "a", price(day));
        }
        stage.updates();
        stage.close(today, "a", 1);
        stage.close(today + 3_650, "a", 1);
        assertThat(stage.updates()).isEmpty();
    }

    /** 400 days before the newest one are kept, and a later one than that is not put back. */
    @Test
    void forgetsWhatNoWindowNeeds() {
        stage.close(today - 500, "a", 1_000_000);
        for (long day = today - 31; day < today; day++) {
            stage.close(day, "a", price(day));
        }
        Map<Integer, VolatilityMeasured> before = measures(stage);
        stage.close(today - 402, "a", 1);
        stage.restart();
        stage.close(today - 1, "a", price(today - 1));
        assertThat(measures(stage)).isEqualTo(before);
    }
}

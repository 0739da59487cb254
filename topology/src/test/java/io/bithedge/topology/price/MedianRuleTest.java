package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.topology.price.Aggregate.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianRuleTest {
    private static final long NOW = 1_000_000;

    /** `a=100 b=101x2 c=102@120001`: source, price, weight, age. */
    private static List<Tick> ticks(String text) {
        List<Tick> ticks = new ArrayList<>();
        for (String one : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
            String[] named = one.split("=", -1);
            String[] aged = named[1].split("@", -1);
            String[] weighed = aged[0].split("x", -1);
            int weight = weighed.length > 1 ? Integer.parseInt(weighed[1]) : 1;
            long age = aged.length > 1 ? Long.parseLong(aged[1]) : 0;
            ticks.add(new Tick(named[0], Long.parseLong(weighed[0]), NOW - age, weight));
        }
        return ticks;
    }

    private static String names(List<Tick> used) {
        return String.join("", used.stream().map(Tick::source).toList());
    }

    private static String dropped(Aggregate aggregate) {
        return String.join(
                " ",
                aggregate.dropped().stream()
                        .map(it -> it.tick().source() + ":" + it.reason())
                        .toList());
    }

    /**
     * Three sources are needed. The quartiles are the medians of the halves, the fence 1.5 times their distance or 50 bp, whichever is
     * wider.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Median of three; of four the mean of the middle two, rounded down.
                "a=10000 b=10100 c=10050                  | 10050 | abc   | ''",
                "a=10000 b=10100 c=10050 d=10061          | 10055 | abcd  | ''",
                // 120 s are fresh, one millisecond more is not.
                "a=10000 b=10100 c=10050@120000           | 10050 | abc   | ''",
                "a=10000 b=10100 c=10050 d=10@120001      | 10050 | abc   | d:STALE",
                // Four: halves 10000 10010 and 10020 99999: quartiles 10005 and 55009; nobody is outside, but d
                // disagrees.
                "a=10000 b=10010 c=10020 d=99999          | 10010 | abc   | d:DISAGREES",
                // Five: halves 9990 10000 and 10010 12000: quartiles 9995 and 11005, range 1010, fence up to 12520; e
                // disagrees.
                "a=9990 b=10000 c=10005 d=10010 e=12000   | 10002 | abcd  | e:DISAGREES",
                // Seven: halves a-c and e-g: quartiles 10010 and 10050, range 40, fence 9950 to 10110. g is 10111,
                // outside by more
                // than 50 bp of 10050 (50.25) too.
                "a=10000 b=10010 c=10020 d=10030 e=10040 f=10050 g=10111 | 10025 | abcdef | g:OUTLIER",
                "a=10000 b=10010 c=10020 d=10030 e=10040 f=10050 g=10110 | 10030 | abcdefg | ''",
                // All but one the same, so that the quartiles coincide: 50 bp of 10000 are 50.
                "a=10000 b=10000 c=10000 d=10000 e=10000 f=10050 | 10000 | abcdef | ''",
                "a=10000 b=10000 c=10000 d=10000 e=10000 f=10051 | 10000 | abcde  | f:OUTLIER",
                "a=10000 b=10000 c=10000 d=10000 e=10000 f=9949  | 10000 | abcde  | f:OUTLIER",
                // Exactly 2 % from the median agrees.
                "a=10000 b=10000 c=9800                   | 10000 | abc   | ''",
                // The weights: 5 of 8 carry a, so it is the median; and c, 2 % and a bit away from it, is dropped.
                "a=10000x5 b=10100 c=10150 d=10199        | 10000 | abcd  | ''",
                // Two and two: the mean of the middle, whatever the number of sources.
                "a=10000x2 b=10100 c=10150                | 10050 | abc   | ''",
                "a=10000 b=10100 c=10150x3                | 10150 | abc   | ''",
            })
    void takesTheWeightedMedianOfThoseThatAgree(String ticks, long price, String used, String dropped) {
        Aggregate aggregate = MedianRule.aggregate(ticks(ticks), NOW, 3);
        assertThat(aggregate)
                .isInstanceOfSatisfying(
                        Aggregate.Price.class, it -> assertThat(it.price()).isEqualTo(price));
        assertThat(names(aggregate.used())).isEqualTo(used);
        assertThat(dropped(aggregate)).isEqualTo(dropped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | 0 of 0 sources are fresh, 3 are needed",
                "a=10000 b=10000                     | 2 of 2 sources are fresh, 3 are needed",
                "a=10000 b=10000 c=10000@120001      | 2 of 3 sources are fresh, 3 are needed",
                "a=10000 b=10000 c=9799              | 2 of 3 fresh sources are within 2 % of their median, 3 are needed",
                // Two camps: the median lies between them and nobody agrees with it.
                "a=10000 b=10000 c=11000 d=11000     | 0 of 4 fresh sources are within 2 % of their median, 3 are needed",
                // Much weight makes nobody agree.
                "a=20000x9 b=10000 c=10000 d=10000   | 1 of 4 fresh sources are within 2 % of their median, 3 are needed",
            })
    void isNoneWithTheReason(String ticks, String reason) {
        assertThat(MedianRule.aggregate(ticks(ticks), NOW, 3))
                .isInstanceOfSatisfying(
                        Aggregate.None.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    @Test
    void saysWhoAgreedAndWhoDidNotWhenThereIsNoPrice() {
        Aggregate none = MedianRule.aggregate(ticks("b=10000 a=10000 d=5@120001 c=9799"), NOW, 3);
        assertThat(names(none.used())).isEqualTo("ab");
        assertThat(dropped(none)).isEqualTo("c:DISAGREES d:STALE");
    }

    @Test
    void oneSourceIsEnoughWhereOneIsAsked() {
        assertThat(MedianRule.aggregate(ticks("a=7"), NOW, 1))
                .isEqualTo(new Aggregate.Price(7, ticks("a=7"), List.of()));
    }

    /** Whatever two of seven sources say, the price stays among what the five others say; the order of the sources changes nothing. */
    @Test
    void twoLiarsOfSevenMoveThePriceNoFartherThanTheHonestOnesSpread() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            List<Tick> ticks = new ArrayList<>();
            for (String source : List.of("a", "b", "c", "d", "e")) {
                ticks.add(new Tick(source, 1_000_000 + random.nextInt(5_000), NOW, 1));
            }
            long[] honest = ticks.stream().mapToLong(Tick::price).sorted().toArray();
            ticks.add(new Tick("x", 1 + random.nextInt(3_000_000), NOW, 1));
            ticks.add(new Tick("y", 1 + random.nextInt(3_000_000), NOW, 1));
            Aggregate aggregate = MedianRule.aggregate(ticks, NOW, 3);
            Collections.shuffle(ticks, random);
            assertThat(MedianRule.aggregate(ticks, NOW, 3)).isEqualTo(aggregate);
            assertThat(aggregate)
                    .as("seed %d run %d: honest %s, %s", seed, run, Arrays.toString(honest), ticks)
                    .isInstanceOfSatisfying(
                            Aggregate.Price.class, it -> assertThat(it.price()).isBetween(honest[0], honest[4]));
        }
    }
}

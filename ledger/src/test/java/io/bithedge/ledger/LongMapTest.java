package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LongMapTest {

    @Test
    void behavesAsSortedMapAndLeavesOldOnesAlone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, String> expected = new TreeMap<>();
        LongMap<String> map = LongMap.empty();
        LongMap<String> old = map;
        List<String> oldValues = List.of();
        for (int i = 0; i < 5_000; i++) {
            long key = random.nextLong(500);
            if (random.nextInt(5) < 3) {
                expected.put(key, "v" + i);
                map = map.with(key, "v" + i);
            } else {
                expected.remove(key);
                map = map.without(key);
            }
            assertThat(map.size()).as("seed %d", seed).isEqualTo(expected.size());
            if (i % 97 == 0) {
                assertThat(map.values()).as("seed %d", seed).isEqualTo(new ArrayList<>(expected.values()));
                assertThat(old.values()).as("seed %d", seed).isEqualTo(oldValues);
                old = map;
                oldValues = map.values();
            }
        }
    }

    @Test
    void equalsWhateverOrderItWasBuiltIn() {
        LongMap<String> up = LongMap.<String>empty().with(1, "a").with(2, "b").with(3, "c");
        LongMap<String> down = LongMap.<String>empty()
                .with(4, "d")
                .with(3, "c")
                .with(2, "b")
                .with(1, "a")
                .without(4);
        assertThat(up)
                .isEqualTo(down)
                .hasSameHashCodeAs(down)
                .isNotEqualTo(up.with(3, "x"))
                .isNotEqualTo(up.with(5, "c"));
        assertThat(up.without(9)).isSameAs(up);
        assertThat(up.get(2)).contains("b");
        assertThat(up.get(7)).isEmpty();
    }
}

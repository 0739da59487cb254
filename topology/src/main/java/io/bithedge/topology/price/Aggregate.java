package io.bithedge.topology.price;

import java.util.Comparator;
import java.util.List;

/** What the sources say together. Prices in USD x 10^8. */
sealed interface Aggregate {
    /** By source, so that the same sources give the same record. */
    List<Tick> used();

    List<Dropped> dropped();

    record Tick(String source, long price, long observedAtMs, int weight) {}

    enum Reason {
        STALE,
        OUTLIER,
        DISAGREES
    }

    record Dropped(Tick tick, Reason reason) {}

    record Price(long price, List<Tick> used, List<Dropped> dropped) implements Aggregate {
        public Price {
            used = bySource(used);
            dropped = droppedBySource(dropped);
        }

        /** The newest of those used. */
        long observedAtMs() {
            return used.stream().mapToLong(Tick::observedAtMs).max().orElseThrow();
        }
    }

    /** `used`: those that were fresh and agreed, too few of them. */
    record None(String reason, List<Tick> used, List<Dropped> dropped) implements Aggregate {
        public None {
            used = bySource(used);
            dropped = droppedBySource(dropped);
        }
    }

    private static List<Tick> bySource(List<Tick> ticks) {
        return ticks.stream().sorted(Comparator.comparing(Tick::source)).toList();
    }

    private static List<Dropped> droppedBySource(List<Dropped> dropped) {
        return dropped.stream()
                .sorted(Comparator.comparing(it -> it.tick().source()))
                .toList();
    }
}

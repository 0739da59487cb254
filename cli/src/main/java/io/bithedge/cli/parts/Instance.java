package io.bithedge.cli.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of several processes of a kind. The first has the names and ports of one that is alone; the others are `topology-2`, `kafka-2` and
 * so on.
 */
public record Instance(Kind kind, int number) {
    /** What there can be several of. The order is that of `--port-base`. */
    public enum Kind {
        TOPOLOGY("--topology", Port.TOPOLOGY, 8_120, 1, Optional.of(Port.TOPOLOGY_PRIVATE), 9_079, 8),
        BROKER("--brokers", Port.KAFKA, 8_992, 100, Optional.of(Port.KAFKA_CONTROLLER), 8_993, 3),
        SUBMITTER("--submitters", Port.TX_SUBMITTER, 8_150, 1, Optional.empty(), 0, 4),
        WATCHER("--watchers", Port.CHAIN_WATCHER, 8_130, 1, Optional.of(Port.WATCHER_PUSH), 8_140, 3);

        private final String option;
        private final Port first;
        private final int base;
        private final int step;
        private final Optional<Port> second;
        private final int secondBase;
        private final int most;

        /**
         * Ports of further ones are counted from {@code base} and {@code secondBase} in steps.
         *
         * @param second the port that the first one has beside its own
         */
        Kind(String option, Port first, int base, int step, Optional<Port> second, int secondBase, int most) {
            this.option = option;
            this.first = first;
            this.base = base;
            this.step = step;
            this.second = second;
            this.secondBase = secondBase;
            this.most = most;
        }

        /** The first {@code count} of them. */
        List<Instance> first(int count) {
            new Instance(this, count);
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> new Instance(this, number))
                    .toList();
        }

        public Instance first() {
            return new Instance(this, 1);
        }

        /** All that there can be. */
        public List<Instance> all() {
            return first(most);
        }

        /** Those of a running system, by the ports it names. */
        public List<Instance> running(Map<String, Integer> ports) {
            return all().stream().filter(it -> ports.containsKey(it.partName())).toList();
        }
    }

    public Instance {
        if (number < 1 || number > kind.most) {
            throw new IllegalArgumentException(
                    "%s: expected 1 to %d, got %d".formatted(kind.option, kind.most, number));
        }
    }

    /** Whether it is the name of a port that a further one has. */
    static boolean isName(String name) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.all().stream().skip(1))
                .flatMap(further -> further.portNames().stream())
                .anyMatch(name::equals);
    }

    private boolean isFirst() {
        return number == 1;
    }

    public String partName() {
        return isFirst() ? kind.first.partName() : kind.first.partName() + "-" + number;
    }

    /** The name of its second port. */
    String secondName() {
        String second = kind.second
                .orElseThrow(() -> new IllegalStateException(kind + " has one port"))
                .partName();
        // The last word of the first one's.
        return isFirst() ? second : partName() + second.substring(second.lastIndexOf('-'));
    }

    /** The names of its ports. */
    List<String> portNames() {
        return Stream.concat(Stream.of(partName()), kind.second.map(any -> secondName()).stream())
                .toList();
    }

    /** By which the others of its kind know it. */
    String memberId() {
        return kind.first.partName() + "-" + number;
    }

    /** Of a further one: in the order of {@link #portNames}. */
    List<Integer> standardPorts() {
        int beside = kind.step * number;
        return Stream.concat(Stream.of(kind.base + beside), kind.second.map(any -> kind.secondBase + beside).stream())
                .toList();
    }
}

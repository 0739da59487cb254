package io.bithedge.systemtests.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Every fault once, in an order that comes from the seed. */
public final class FaultOrder {
    private FaultOrder() {}

    /** {@code only}: of these names, or their beginnings, when there are any. */
    static List<Fault> drawn(long seed, List<String> only) {
        List<Fault> faults = new ArrayList<>(all());
        Collections.shuffle(faults, new Random(seed));
        faults.removeIf(fault -> !only.isEmpty() && only.stream().noneMatch(fault.name()::startsWith));
        return faults;
    }

    private static List<Fault> all() {
        return List.of(
                new LeaderKilled(),
                new Killed("tx-submitter"),
                new Killed("topology"),
                new Killed("topology-2"),
                new Killed("oracle"),
                new Killed("signer"),
                new Killed("registry"),
                new Killed("kafka-3"),
                new Frozen("topology-2"),
                new Frozen("tx-submitter"),
                new LeaderFrozen(),
                new Away("one broker of three away for 30 s", List.of("kafka-2"), Duration.ofSeconds(30)),
                new Away("two brokers of three away for 30 s", List.of("kafka", "kafka-3"), Duration.ofSeconds(30)),
                new Away("registry away for 60 s", List.of("registry"), Duration.ofSeconds(60)),
                new RollingRestart(),
                new Scaled(),
                new FullDisk(),
                new ClockJumps("topology-2"),
                new ClockJumps("tx-submitter-2"));
    }
}

package io.bithedge.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The wall clock of a process jumps an hour ahead, two back, and is right again, by libfaketime; the clock that never jumps is left alone. */
record ClockJumps(String part) implements Fault {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final List<String> JUMPS = List.of("+3600", "-3600", "+0");

    @Override
    public String name() {
        return "clock of " + part + " jumps by an hour";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        long before = cluster.pid(part);
        StartedByHand.Words words = StartedByHand.Words.of(before);
        Path clock = cluster.system().data().resolve("clock-of-" + part);
        Files.writeString(clock, "+0\n");
        cluster.withoutSupervisor(() -> {
            cluster.end(part);
            try (StartedByHand jumping = StartedByHand.start(words, environment(clock), cluster.log(part))) {
                jumping.awaitReady();
                for (String jump : JUMPS) {
                    Files.writeString(clock, jump + "\n");
                    Thread.sleep(TIME);
                }
                jumping.end();
            }
        });
        cluster.awaitAnother(part, before);
    }

    private static Map<String, String> environment(Path clock) {
        return Map.of(
                "LD_PRELOAD", library().toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_DONT_RESET", "1");
    }

    /** Where Debian has it. */
    private static Path library() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        Path library = Path.of("/usr/lib", machine + "-linux-gnu", "faketime", "libfaketimeMT.so.1");
        assertThat(library)
                .as("the clock needs libfaketime: apt-get install libfaketime")
                .exists();
        return library;
    }
}

package io.bithedge.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real processes: small shell scripts. */
class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    private final Supervisor supervisor = new Supervisor(reported::add, parts -> {});

    @AfterEach
    void stop() {
        supervisor.stopAll();
    }

    private Part part(String name, String script) {
        return part(name, script, () -> Files.exists(folder.resolve(name + ".ready")));
    }

    private Part saying(String name, Part.Readiness readiness) {
        return part(name, "exec sleep 600", readiness);
    }

    private Part part(String name, String script, Part.Readiness readiness) {
        return new Part(
                name,
                List.of("/bin/sh", "-c", script, name),
                Map.of(),
                folder,
                folder.resolve(name + ".log"),
                name,
                1,
                readiness,
                Duration.ofSeconds(5));
    }

    private static String runs(String name) {
        return "touch " + name + ".ready; exec sleep 600";
    }

    @Test
    void startsAKilledPartAgainAndTells() throws Exception {
        Supervised supervised = supervisor.start(part("sleeper", runs("sleeper")));
        supervised.awaitReady(PATIENCE);
        long pid = supervised.mark().pid();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(reported.poll(30, TimeUnit.SECONDS)).isEqualTo("sleeper died (status 137), starting it again");
        assertThat(reported.poll(30, TimeUnit.SECONDS)).startsWith("sleeper is ready again");
        assertThat(supervised.mark().pid()).isNotEqualTo(pid);
        assertThat(supervised.restarts()).isOne();
    }

    /** Stopped as by a debugger, it keeps its process and its port, and answers nothing. */
    @Test
    void startsAgainWhatAnswersNothingForLong() throws Exception {
        Silence.Patience impatient = new Silence.Patience(Duration.ofMillis(500), Duration.ofMillis(50));
        Supervisor watching = new Supervisor(impatient, reported::add, parts -> {});
        try {
            Path answers = folder.resolve("hanging.ready");
            Supervised supervised =
                    watching.start(part("hanging", runs("hanging"), new Probe(answers, () -> Files.exists(answers))));
            supervised.awaitReady(PATIENCE);
            long pid = supervised.mark().pid();
            signal("STOP", pid);
            Files.delete(answers);

            awaitReported("hanging has not answered for ");
            awaitReported("hanging died (status 13");
            awaitReported("hanging is ready again");
            assertThat(supervised.mark().pid()).isNotEqualTo(pid);
        } finally {
            watching.stopAll();
        }
    }

    /** A broker, or a part that answers that it is down. */
    @Test
    void leavesWhatIsNotReadyButThere() throws Exception {
        Silence.Patience impatient = new Silence.Patience(Duration.ofMillis(200), Duration.ofMillis(10));
        Supervisor watching = new Supervisor(impatient, reported::add, parts -> {});
        try {
            Path answers = folder.resolve("down.ready");
            CountDownLatch asked = new CountDownLatch(60);
            Supervised supervised = watching.start(part("down", runs("down"), new Probe(answers, () -> {
                asked.countDown();
                return true;
            })));
            supervised.awaitReady(PATIENCE);
            Files.delete(answers);

            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(supervised.restarts()).isZero();
            assertThat(reported).isEmpty();
        } finally {
            watching.stopAll();
        }
    }

    private record Probe(Path ready, BooleanSupplier there) implements Part.Readiness {
        @Override
        public boolean isReady() {
            return Files.exists(ready);
        }

        @Override
        public boolean isThere() {
            return there.getAsBoolean();
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** However fast it writes, and for however long: its older file is within the cap, and the log begins anew with every look. */
    @Test
    void aPartThatWritesWithoutEndFillsNoDisk() throws Exception {
        long cap = 256 << 10;
        LogKeeper keeper = new LogKeeper(folder, cap);
        supervisor
                .start(part("flood", "touch flood.ready; exec yes 'a line of a log that nobody asked for'"))
                .awaitReady(PATIENCE);
        Path log = folder.resolve("flood.log");
        Path older = folder.resolve("flood.log.1");
        long written = 0;
        while (written < 100 * cap) {
            written += Files.size(log);
            assertThat(keeper.look()).isEmpty();
            assertThat(Files.exists(older) ? Files.size(older) : 0).isLessThanOrEqualTo(cap);
        }
        supervisor.stopAll();
        keeper.look();
        assertThat(Files.size(log)).isLessThanOrEqualTo(cap);
        assertThat(Files.readString(log))
                .as("the program appends: a log that was cut has no hole")
                .doesNotContain("\0");
    }

    /** As on a full disk: what is started again must not depend on what can be written down. */
    @Test
    void goesOnWatchingWhenNothingCanBeWrittenDown() throws Exception {
        Supervisor unable = new Supervisor(reported::add, parts -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        try {
            Supervised supervised = unable.start(part("sleeper", runs("sleeper")));
            supervised.awaitReady(PATIENCE);
            for (int death = 1; death <= 2; death++) {
                long pid = supervised.mark().pid();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                awaitReported("sleeper is ready again");
            }
            assertThat(supervised.restarts()).isEqualTo(2);
        } finally {
            unable.stopAll();
        }
    }

    private void awaitReported(String start) throws InterruptedException {
        String line = "";
        while (!line.startsWith(start)) {
            line = Optional.ofNullable(reported.poll(30, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("not reported: " + start));
        }
    }

    @Test
    void showsTheEndOfTheLogWhenAPartDiesBeforeItIsReady() {
        Supervised supervised = supervisor.start(part("broken", "echo no such key; exit 3"));

        assertThatThrownBy(() -> supervised.awaitReady(PATIENCE))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("broken ended with status 3")
                .hasMessageContaining("no such key");
    }

    /** A fold that halted: its words are told, it stays as it is, and from then on it is started again like all others. */
    @Test
    void leavesAPartThatWaitsForAPerson() throws Exception {
        Part halted = saying("halted", new Part.Readiness() {
            @Override
            public boolean isReady() {
                return Files.exists(folder.resolve("mended"));
            }

            @Override
            public boolean standsStill() {
                return true;
            }

            @Override
            public String reason() {
                return "finality halted: block 8";
            }
        });
        Supervised supervised = supervisor.start(halted);

        Optional<String> trouble = supervised.awaitReady(new Supervised.Patience(PATIENCE, Duration.ofSeconds(2)));
        supervised.leaveWaiting();

        assertThat(trouble).hasValueSatisfying(words -> assertThat(words).contains("finality halted: block 8"));
        assertThat(supervised.state()).isEqualTo(Supervised.State.WAITING);
        long pid = supervised.mark().pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        awaitReported("halted died (status 137), starting it again");
        Files.createFile(folder.resolve("mended"));
        awaitReported("halted is ready again");
    }

    /** Long, and not down: a broker that looks through its logs. */
    @Test
    void waitsLongerForAPartThatIsOnItsWay() throws Exception {
        Supervised supervised = supervisor.start(part("slow", "sleep 4; " + runs("slow")));

        assertThat(supervised.awaitReady(new Supervised.Patience(PATIENCE, Duration.ofSeconds(1))))
                .isEmpty();
    }

    @Test
    void stopsInReverseOrder() {
        supervisor.start(part("first", runs("first"))).awaitReady(PATIENCE);
        supervisor.start(part("second", runs("second"))).awaitReady(PATIENCE);

        supervisor.stopAll();

        assertThat(reported).containsExactly("stopping second", "stopping first");
        assertThat(supervisor.parts())
                .allSatisfy(part -> assertThat(part.mark().alive()).isEmpty());
    }

    @Test
    void killsWhatDoesNotEndByItself() {
        Part stubborn = part("stubborn", "trap '' TERM; touch stubborn.ready; while true; do sleep 1; done");
        Part impatient = new Part(
                stubborn.name(),
                stubborn.command(),
                stubborn.environment(),
                stubborn.workingFolder(),
                stubborn.log(),
                stubborn.marker(),
                stubborn.port(),
                stubborn.readiness(),
                Duration.ofMillis(300));
        Supervised supervised = supervisor.start(impatient);
        supervised.awaitReady(PATIENCE);
        ProcessMark mark = supervised.mark();

        supervisor.stopAll();

        assertThat(mark.alive()).isEmpty();
    }

    @Test
    void takesNoStrangerForItsOwn() {
        Supervised supervised = supervisor.start(part("mine", runs("mine")));
        supervised.awaitReady(PATIENCE);
        ProcessMark mark = supervised.mark();

        assertThat(new ProcessMark(mark.name(), mark.pid(), mark.startedAtMs() - 60_000, "sleep", 1).alive())
                .as("another start time: the pid was given away")
                .isEmpty();
        assertThat(new ProcessMark(mark.name(), mark.pid(), mark.startedAtMs(), "elsewhere", 1).alive())
                .as("another command")
                .isEmpty();
    }
}

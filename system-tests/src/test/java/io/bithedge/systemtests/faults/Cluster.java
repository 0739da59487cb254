package io.bithedge.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A running system as who breaks it sees it: its processes, and who watches over them. */
final class Cluster {
    static final List<String> WATCHERS = List.of("chain-watcher", "chain-watcher-2");
    static final List<String> SUBMITTERS = List.of("tx-submitter", "tx-submitter-2");
    static final List<String> TOPOLOGIES = List.of("topology", "topology-2");

    private final RunningSystem system;
    private final SmallDisk disk;
    private final Prober prober;

    /** {@code disk}: that of the last topology's state. */
    Cluster(RunningSystem system, SmallDisk disk, Prober prober) {
        this.system = system;
        this.disk = disk;
        this.prober = prober;
    }

    /** Something that may throw anything. */
    interface Step {
        void run() throws Exception;
    }

    RunningSystem system() {
        return system;
    }

    SmallDisk disk() {
        return disk;
    }

    Prober prober() {
        return prober;
    }

    Path log(String part) {
        return system.data().resolve("logs").resolve(part + ".log");
    }

    long pid(String part) {
        return system.process(part).path("pid").asLong();
    }

    /** Returns who it was, when he is gone. */
    long kill(String part) {
        long pid = system.kill(part);
        awaitGone(part, pid);
        return pid;
    }

    /** As a person stops it; returns who it was, when he is gone. */
    long end(String part) {
        long pid = pid(part);
        handle(part, pid).destroy();
        awaitGone(part, pid);
        return pid;
    }

    /** One whose parent stands still is only a name in the table of processes when it has died. */
    private static void awaitGone(String part, long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        Waiting.until(part + " is gone", () -> {
            try {
                String line = Files.readString(stat);
                return line.charAt(line.lastIndexOf(')') + 2) == 'Z';
            } catch (IOException gone) {
                return true;
            }
        });
    }

    private static ProcessHandle handle(String part, long pid) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        assertThat(handle).as(part + " runs").isPresent();
        return handle.get();
    }

    /** Meanwhile nothing that dies is started again. */
    void withoutSupervisor(Step step) throws Exception {
        String supervisor = system.state().path("supervisor").path("pid").asString();
        RunningSystem.signal("-STOP", supervisor);
        try {
            step.run();
        } finally {
            RunningSystem.signal("-CONT", supervisor);
        }
    }

    /** Until its supervisor has another process of it, which is ready. */
    void awaitAnother(String part, long before) {
        Waiting.until(part + " runs again", () -> pid(part) != before && isReady(part));
    }

    private boolean isReady(String part) {
        return system.state()
                .path("parts")
                .valueStream()
                .filter(it -> it.path("process").path("name").asString().equals(part))
                .anyMatch(it -> it.path("state").asString().equals("READY"));
    }

    /** Until every part is ready. */
    boolean areAllReady() {
        return system.state()
                .path("parts")
                .valueStream()
                .allMatch(it -> it.path("state").asString().equals("READY")
                        && ProcessHandle.of(it.path("process").path("pid").asLong())
                                .isPresent());
    }

    /** The watcher that leads, when one does. */
    String leader() {
        Waiting.until("a watcher leads", () -> leaders().size() == 1);
        return leaders().getFirst();
    }

    List<String> leaders() {
        return WATCHERS.stream()
                .filter(watcher -> status(watcher)
                        .map(it -> it.path("leads").asBoolean()
                                && it.path("state").asString("").equals("FOLLOWING"))
                        .orElse(false))
                .toList();
    }

    /** Seats that are held, as their owners say: one with two owners counts twice. */
    int seats() {
        return SUBMITTERS.stream()
                .mapToInt(it ->
                        status(it).map(status -> status.path("seats").size()).orElse(0))
                .sum();
    }

    Optional<JsonNode> status(String part) {
        try {
            Http.Reply reply = Http.get(system.url(part) + "/status");
            return reply.status() == 200 ? reply.json() : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + part, e);
        }
    }
}

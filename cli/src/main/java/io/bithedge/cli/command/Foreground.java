package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.parts.RebuildMark;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.parts.SystemState.PartState;
import io.bithedge.cli.process.Housekeeping;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.cli.process.ProcessMark;
import io.bithedge.cli.process.Supervised;
import io.bithedge.cli.process.Supervisor;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The supervisor process: starts all parts and stays until it is asked to stop. */
final class Foreground {
    private final Layout layout;
    private final UpOptions options;
    private final Console console;
    private final Ports ports;
    private final Supervisor supervisor;
    private final ProcessMark self;
    private volatile boolean ready;
    private boolean unwritten;

    Foreground(Layout layout, UpOptions options, Console console) {
        this.layout = layout;
        this.options = options;
        this.console = console;
        this.ports = options.ports();
        this.supervisor = new Supervisor(options.patience(), console::progress, this::writeDown);
        this.self = ProcessMark.ofCurrent("supervisor");
    }

    void run() throws Exception {
        if (!layout.data().startsWith(layout.home())) {
            // Whose the checkout is, his is the program, too: a folder elsewhere may have been planted.
            OwnerOnly.requireOurs(layout.data());
        }
        // A folder of contracts that we do not run: nothing of it is touched.
        Deployment.read(layout.deployment());
        Files.createDirectories(layout.data());
        clearTheGround();
        Thread stopper = Thread.ofPlatform().name("stop").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stopper);
        writeDown(List.of());
        List<Housekeeping.Task> tasks = new ArrayList<>(Housekeeping.of(layout.data(), layout.logs()));
        tasks.add(this::writeAgain);
        new Housekeeping(tasks, console::progress).start();
        List<String> waiting = new Starter(layout, ports, options, supervisor, console::progress).startAll();
        ready = true;
        writeDown(supervisor.parts());
        console.plain("");
        console.plain(PartTable.of(SystemState.read(layout.system()).orElseThrow()));
        waiting.forEach(
                trouble -> console.plain(trouble + ". It waits for somebody, see docs/operating.md; all others run"));
        console.plain("%s after %.1f s. Ctrl-C stops everything."
                .formatted(waiting.isEmpty() ? "ready" : "started", console.seconds()));
        new CountDownLatch(1).await();
    }

    /** Stops what an earlier supervisor left behind, and makes sure the ports are free. */
    private void clearTheGround() {
        if (new RebuildMark(layout).isSet()) {
            throw new PartFailedException(
                    "a rebuild has begun and not ended, half of the state is gone: `bithedge rebuild --yes` ends it");
        }
        SystemState.read(layout.system()).ifPresent(before -> {
            if (before.isSupervised()) {
                throw new PartFailedException(
                        "a system with this data folder runs already, watched by process %d. `bithedge status` shows it, `bithedge down` stops it."
                                .formatted(before.supervisor().pid()));
            }
            before.orphans()
                    .forEach(orphan -> console.progress("stopping %s (pid %d), left by a supervisor that was killed"
                            .formatted(orphan.name(), orphan.pid())));
            before.stopOrphans();
        });
        List<String> taken = ports.taken(
                options.network().isNetwork()
                        ? EnumSet.of(Port.DEVNET, Port.DEVNET_MIRROR)
                        : EnumSet.noneOf(Port.class));
        if (!taken.isEmpty()) {
            throw new PartFailedException(String.join("\nbithedge: ", taken));
        }
    }

    private synchronized void writeDown(List<Supervised> parts) {
        try {
            List<PartState> states = parts.stream().map(PartState::of).toList();
            new SystemState(self, ready, ports.byName(), states).write(layout.system());
            unwritten = false;
        } catch (IOException unwritable) {
            unwritten = true;
            throw new UncheckedIOException("writing " + layout.system(), unwritable);
        }
    }

    /** After a full disk: what could not be written down then. */
    private synchronized Optional<String> writeAgain() {
        if (unwritten) {
            writeDown(supervisor.parts());
        }
        return Optional.empty();
    }

    private void stop() {
        ready = false;
        supervisor.stopAll();
        try {
            Files.deleteIfExists(layout.system());
        } catch (IOException undeletable) {
            throw new UncheckedIOException("removing " + layout.system(), undeletable);
        }
        console.progress("everything has stopped");
    }
}

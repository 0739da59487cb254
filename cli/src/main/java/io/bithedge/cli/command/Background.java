package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.process.OwnSession;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the supervisor as a process of its own, shows what it says until everything is ready, and leaves it running. */
final class Background {
    private static final long POLL_MS = 100;

    private final Layout layout;
    private final UpOptions options;
    private final Console console;

    Background(Layout layout, UpOptions options, Console console) {
        this.layout = layout;
        this.options = options;
        this.console = console;
    }

    SystemState start() throws IOException, InterruptedException {
        Optional<SystemState> running = SystemState.read(layout.system()).filter(SystemState::isSupervised);
        if (running.isPresent() && running.get().ready()) {
            console.plain("It runs already.\n" + PartTable.of(running.get()));
            return running.get();
        }
        // Said here at once, not in the log of a process that ends.
        Deployment.read(layout.deployment());
        Path log = layout.log("supervisor");
        OwnerOnly.narrowFolder(layout.logs());
        long shown = Files.exists(log) ? Files.size(log) : 0;
        Process supervisor = launch(log);
        while (supervisor.isAlive()) {
            shown = show(log, shown);
            Optional<SystemState> state = SystemState.read(layout.system());
            if (state.isPresent()
                    && state.get().ready()
                    && state.get().supervisor().pid() == supervisor.pid()) {
                show(log, shown);
                return state.get();
            }
            Thread.sleep(POLL_MS);
        }
        show(log, shown);
        throw new PartFailedException(
                "the supervisor ended with status %d, its log is %s".formatted(supervisor.exitValue(), log));
    }

    private Process launch(Path log) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dbithedge.part=supervisor@" + layout.data());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of("io.bithedge.cli.Main", "up", "--data", layout.data().toString()));
        command.addAll(options.words());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(options.network().environment());
        return builder.start();
    }

    private long show(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(bytes);
            if (bytes.length > 0) {
                console.plain(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
            }
            return from + bytes.length;
        }
    }
}

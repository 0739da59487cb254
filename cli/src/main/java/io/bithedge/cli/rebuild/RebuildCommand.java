package io.bithedge.cli.rebuild;

import io.bithedge.cli.command.DataOption;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.KafkaPart;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge rebuild`. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the books and all else that the topology made, so that it folds the chain's events anew at its next start.",
            "For a topology that halted because its state and what it reads no longer fit. Without --yes it only says what it would do.",
            "The system must be down; its broker is started for it and stopped again."
        })
public final class RebuildCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(
            names = "--from-chain",
            description = "Also remove what the watcher published, so that it reads the chain again.")
    private boolean fromChain;

    @Option(
            names = {"--kafka", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description =
                    "Brokers that somebody else runs. The state folders of all instances are then removed by hand (default: that of the data folder).")
    private Optional<String> bootstrapServers = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        if (bootstrapServers.isPresent()) {
            rebuild(layout, bootstrapServers.get(), console);
            return 0;
        }
        if (SystemState.read(layout.system()).filter(SystemState::isSupervised).isPresent()) {
            throw new IllegalArgumentException(
                    "the system runs with %s: stop it with `bithedge down`, then rebuild".formatted(layout.data()));
        }
        Supervisor supervisor = new Supervisor(console::progress, parts -> {});
        Thread stopper = Thread.ofPlatform().name("stop").unstarted(supervisor::stopAll);
        Runtime.getRuntime().addShutdownHook(stopper);
        KafkaPart broker = KafkaPart.asItWas(layout);
        supervisor.start(broker.prepare()).awaitReady(PATIENCE);
        rebuild(layout, broker.bootstrapServers(), console);
        return 0;
    }

    private void rebuild(Layout layout, String servers, Console console) throws IOException, InterruptedException {
        try (FoldedTopics topics = new FoldedTopics(servers)) {
            Rebuild rebuild = new Rebuild(topics, layout, fromChain);
            rebuild.plan().forEach(console::plain);
            if (!yes) {
                console.plain("Nothing was done. With --yes it is.");
                return;
            }
            console.plain("Waits until nobody of the topology is there any more.");
            rebuild.carryOut(Rebuild.PATIENCE);
            console.plain("Done. Start it with `bithedge up`; `bithedge replay` compares it with the chain.");
        }
    }
}

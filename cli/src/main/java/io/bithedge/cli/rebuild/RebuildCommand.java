package io.bithedge.cli.rebuild;

import io.bithedge.cli.command.DataOption;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Brokers;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.process.Supervised;
import io.bithedge.cli.process.Supervisor;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.CommandConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            "The system must be down; its brokers are started for it and stopped again."
        })
public final class RebuildCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** No record is read or written. */
    private static final String NO_REGISTRY = "mock://none";

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

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka clients, as Kafka's own tools take them.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        if (bootstrapServers.isPresent() || config.isPresent()) {
            rebuild(layout, elsewhere(), console);
            return 0;
        }
        if (SystemState.read(layout.system()).filter(SystemState::isSupervised).isPresent()) {
            throw new IllegalArgumentException(
                    "the system runs with %s: stop it with `bithedge down`, then rebuild".formatted(layout.data()));
        }
        Supervisor supervisor = new Supervisor(console::progress, parts -> {});
        Thread stopper = Thread.ofPlatform().name("stop").unstarted(supervisor::stopAll);
        Runtime.getRuntime().addShutdownHook(stopper);
        Brokers brokers = Brokers.asTheyWere(layout);
        List<Supervised> started =
                brokers.prepare().stream().map(supervisor::start).toList();
        started.forEach(broker -> broker.awaitReady(PATIENCE));
        rebuild(layout, Cluster.at(brokers.bootstrapServers(), NO_REGISTRY), console);
        return 0;
    }

    private Cluster elsewhere() {
        return CommandConfig.of(config)
                .cluster(
                        new CommandConfig.Addresses(bootstrapServers, Optional.of(NO_REGISTRY)),
                        () -> new CommandConfig.Addresses(Optional.empty(), Optional.empty()));
    }

    private void rebuild(Layout layout, Cluster cluster, Console console) throws IOException, InterruptedException {
        try (FoldedTopics topics = new FoldedTopics(cluster)) {
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

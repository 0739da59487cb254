package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.CommandConfig;
import io.bithedge.schemas.connection.Entry;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose topics a command reads: those of the running system, unless set otherwise. */
public final class BrokerOption {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = {"--kafka", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: the running one).")
    private Optional<String> bootstrapServers = Optional.empty();

    @Option(
            names = {"--registry", "--registry-url"},
            paramLabel = "URL",
            description = "Schema registry (default: the running one).")
    private Optional<String> registryUrl = Optional.empty();

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka clients, as Kafka's own tools take them; the registry's too.")
    private Optional<Path> config = Optional.empty();

    public Layout layout() {
        return data.layout();
    }

    /** Throws IllegalArgumentException when nothing runs and nothing is named, the file cannot be read, or the brokers do not let us in. */
    public Cluster cluster() {
        Cluster cluster = CommandConfig.of(config)
                .cluster(new CommandConfig.Addresses(bootstrapServers, registryUrl), this::running);
        if (cluster.isSecured()) {
            Entry.require(cluster);
        }
        return cluster;
    }

    /** For a program that we start: it reads the file itself, so no password stands in a command line. */
    Optional<Path> config() {
        return config.map(Path::toAbsolutePath);
    }

    private CommandConfig.Addresses running() {
        Layout layout = layout();
        return SystemState.read(layout.system())
                .map(state -> new CommandConfig.Addresses(
                        Optional.of(state.bootstrapServers()), Optional.of(state.registryUrl())))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "nothing runs with " + layout.data()
                                        + ": name the system with --kafka and --registry or --command-config, or start it with `bithedge up`"));
    }
}

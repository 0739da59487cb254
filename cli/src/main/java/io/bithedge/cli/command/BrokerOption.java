package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.util.Optional;
import java.util.function.Function;
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

    public Layout layout() {
        return data.layout();
    }

    public String bootstrapServers() {
        return bootstrapServers.orElseGet(() -> ofRunning(SystemState::bootstrapServers));
    }

    public String registryUrl() {
        return registryUrl.orElseGet(() -> ofRunning(SystemState::registryUrl));
    }

    private String ofRunning(Function<SystemState, String> address) {
        Layout layout = layout();
        return SystemState.read(layout.system())
                .map(address)
                .orElseThrow(() -> new IllegalArgumentException("nothing runs with " + layout.data()
                        + ": name the system with --kafka and --registry, or start it with `bithedge up`"));
    }
}

package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose topics a command reads: those of the running system, unless set otherwise. */
final class BrokerOption {
    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: the running one).")
    private Optional<String> bootstrapServers = Optional.empty();

    @Option(names = "--registry-url", paramLabel = "URL", description = "Schema registry (default: the running one).")
    private Optional<String> registryUrl = Optional.empty();

    Layout layout() {
        return data.layout();
    }

    String bootstrapServers() {
        return bootstrapServers.orElseGet(() -> ofRunning(SystemState::bootstrapServers));
    }

    String registryUrl() {
        return registryUrl.orElseGet(() -> ofRunning(SystemState::registryUrl));
    }

    private String ofRunning(Function<SystemState, String> address) {
        Layout layout = layout();
        return SystemState.read(layout.system())
                .map(address)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "nothing runs with " + layout.data()
                                        + ": name the system with --bootstrap-servers and --registry-url, or start it with `bithedge up`"));
    }
}

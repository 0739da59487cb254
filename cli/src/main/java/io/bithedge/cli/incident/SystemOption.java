package io.bithedge.cli.incident;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which system: the one that runs from a data folder, or any whose addresses are given. */
public final class SystemOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:bithedge.data:-${sys:bithedge.home}/data}",
            description =
                    "Folder with everything the system keeps (default: data beside the script, or in ~/.local/share/bithedge where that is another user's).")
    private Path data = Path.of("data");

    @Option(names = "--system", paramLabel = "URL", description = "The topology service (default: the running one).")
    private Optional<String> topology = Optional.empty();

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "The broker (default: the running one).")
    private Optional<String> kafka = Optional.empty();

    @Option(names = "--registry", paramLabel = "URL", description = "The schema registry (default: the running one).")
    private Optional<String> registry = Optional.empty();

    public String topologyUrl() {
        return topology.orElseGet(() -> running("--system", SystemState::topologyUrl));
    }

    public String bootstrapServers() {
        return kafka.orElseGet(() -> running("--kafka", SystemState::bootstrapServers));
    }

    public String registryUrl() {
        return registry.orElseGet(() -> running("--registry", SystemState::registryUrl));
    }

    private String running(String option, Function<SystemState, String> address) {
        Layout layout = Layout.withData(data);
        return SystemState.read(layout.system())
                .map(address)
                .orElseThrow(() ->
                        new IllegalArgumentException("nothing runs with %s: start it with `bithedge up`, or give %s"
                                .formatted(layout.data(), option)));
    }
}

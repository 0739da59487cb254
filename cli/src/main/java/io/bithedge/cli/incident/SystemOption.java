package io.bithedge.cli.incident;

import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.schemas.connection.Cluster;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which system: the one that runs from a data folder, or any whose addresses are given. */
public final class SystemOption {
    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Option(names = "--system", paramLabel = "URL", description = "The topology service (default: the running one).")
    private Optional<String> topology = Optional.empty();

    public String topologyUrl() {
        return topology.orElseGet(() -> SystemState.read(broker.layout().system())
                .map(SystemState::topologyUrl)
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing runs with %s: name the system with --system, or start it with `bithedge up`"
                                .formatted(broker.layout().data()))));
    }

    public Cluster cluster() {
        return broker.cluster();
    }
}

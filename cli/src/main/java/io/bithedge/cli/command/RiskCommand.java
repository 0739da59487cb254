package io.bithedge.cli.command;

import io.bithedge.cli.parts.ModuleCommand;
import io.bithedge.schemas.connection.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge risk`. */
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes the risk of every book from the facts and the recorded prices and volatility.",
            "Status 1 when what was recorded at that block differs."
        })
public final class RiskCommand implements Callable<Integer> {
    private static final ModuleCommand RISK =
            new ModuleCommand("risk", "topology", "io.bithedge.topology.report.RiskMain", 512);

    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Option(
            names = "--at",
            paramLabel = "HEIGHT",
            description = "Stacks height up to which facts count (default: all of them).")
    private Optional<Long> height = Optional.empty();

    @Option(names = "--json", description = "For programs, with the scenario grid.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Cluster cluster = broker.cluster();
        List<String> words = new ArrayList<>(List.of(
                cluster.bootstrapServers(),
                cluster.registry().toString(),
                Long.toString(height.orElse(Long.MAX_VALUE)),
                json ? "json" : "text"));
        broker.config().map(Path::toString).ifPresent(words::add);
        return RISK.run(broker.layout(), words);
    }
}

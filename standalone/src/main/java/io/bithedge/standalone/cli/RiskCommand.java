package io.bithedge.standalone.cli;

import io.bithedge.standalone.parts.Layout;
import io.bithedge.standalone.parts.ModuleCommand;
import io.bithedge.standalone.parts.SystemState;
import java.io.IOException;
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
    private DataOption data = new DataOption();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: the running one).")
    private Optional<String> bootstrapServers = Optional.empty();

    @Option(names = "--registry-url", paramLabel = "URL", description = "Schema registry (default: the running one).")
    private Optional<String> registryUrl = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "HEIGHT",
            description = "Stacks height up to which facts count (default: all of them).")
    private Optional<Long> height = Optional.empty();

    @Option(names = "--json", description = "For programs, with the scenario grid.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Layout layout = data.layout();
        Optional<SystemState> running = SystemState.read(layout.system());
        return RISK.run(
                layout,
                List.of(
                        bootstrapServers
                                .or(() -> running.map(SystemState::bootstrapServers))
                                .orElseThrow(() -> nothing(layout)),
                        registryUrl
                                .or(() -> running.map(SystemState::registryUrl))
                                .orElseThrow(() -> nothing(layout)),
                        Long.toString(height.orElse(Long.MAX_VALUE)),
                        json ? "json" : "text"));
    }

    private static IllegalArgumentException nothing(Layout layout) {
        return new IllegalArgumentException("nothing runs with " + layout.data()
                + ": name the system with --bootstrap-servers and --registry-url, or start it with `bithedge up`");
    }
}

package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.replay.Replay;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge replay`. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes books and balances from the chain alone and compares them with the vault and the running system.",
            "Differences are listed, one a line, and make the exit status 1."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int FINALITY_ON_DEVNET = 1;
    private static final int FINALITY_ON_NETWORK = 6;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--from-chain",
            paramLabel = "URL",
            description = "API, which passes on what its node says (default: the running devnet).")
    private Optional<String> chainUrl = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "The topology service (default: the running one, if any).")
    private Optional<String> systemUrl = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Optional<SystemState> running = SystemState.read(layout.system());
        Deployment deployment = Deployment.read(layout.deployment())
                .orElseThrow(() -> new IllegalArgumentException("nothing is deployed: there is no "
                        + layout.deployment() + ". Run `bithedge up` or `bithedge deploy` first"));
        if (chainUrl.isEmpty() && deployment.isOnNetwork()) {
            throw new IllegalArgumentException(
                    "the contracts are on %s: name its API with --from-chain URL".formatted(deployment.network()));
        }
        String chain = chainUrl.or(() -> running.map(system -> system.url(Port.DEVNET)))
                .orElse("http://127.0.0.1:3999");
        Optional<String> system = systemUrl.or(() -> running.map(SystemState::topologyUrl));
        List<String> differences = new Replay(deployment, chain, system, finality(deployment), console::plain).run();
        console.plain(differences.isEmpty() ? "Everything is equal to the unit." : differences.size() + " differences");
        return differences.isEmpty() ? 0 : 1;
    }

    /** Burn blocks; asked only when no system runs that says what is final. */
    private static int finality(Deployment deployment) {
        return deployment.isOnNetwork() ? FINALITY_ON_NETWORK : FINALITY_ON_DEVNET;
    }
}

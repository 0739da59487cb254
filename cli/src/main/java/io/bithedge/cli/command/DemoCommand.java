package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.demo.Demo;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge demo`. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Brings everything up and plays a market by signed transactions, then recomputes all balances from the chain.",
            "Status 0 only when the running books, the recomputed ones and the vault are equal to the unit.",
            "The system stays up afterwards: `bithedge down` stops it."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int FINALITY_BURN_BLOCKS = 1;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private UpOptions options = new UpOptions();

    @Option(names = "--providers", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int providers;

    @Option(names = "--policies", paramLabel = "N", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int policies;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same people and decisions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        Demo.Size size = new Demo.Size(providers, policies, seed);
        Layout layout = data.layout();
        Console console = new Console(System.out);
        SystemState system = new Background(layout, options, console).start();
        Deployment deployment = Deployment.read(layout.deployment()).orElseThrow();
        String chain = system.url(Port.DEVNET_MIRROR);
        List<String> faults = new ArrayList<>(
                new Demo(system, deployment, chain, PriceFiles.in(layout.prices()), size, console::progress).play());
        faults.addAll(
                new Replay(deployment, chain, Optional.of(system.topologyUrl()), FINALITY_BURN_BLOCKS, console::plain)
                        .run());
        if (faults.isEmpty()) {
            console.plain("Running books, recomputed books and the vault are equal to the unit. Open "
                    + system.topologyUrl());
            return 0;
        }
        faults.forEach(fault -> console.plain("FAULT: " + fault));
        return 1;
    }
}

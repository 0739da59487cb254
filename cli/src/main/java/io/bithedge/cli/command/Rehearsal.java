package io.bithedge.cli.command;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.ProductionChecks;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.demo.Demo;
import io.bithedge.cli.demo.Vanishing;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.DevnetPart;
import io.bithedge.cli.parts.DevnetPart.Mining;
import io.bithedge.cli.parts.Folders;
import io.bithedge.cli.parts.Instance;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.process.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The operator vanishes: everything of ours stops, keys, topics and state are deleted, and what is left is a chain on which somebody mines.
 * A node of a network goes on by itself; the one of this machine is started again, alone.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Mining BY_HAND = new Mining(0, 0);

    private final Layout layout;
    private final Ports ports;
    private final Console console;

    Rehearsal(Layout layout, Ports ports, Console console) {
        this.layout = layout;
        this.ports = ports;
        this.console = console;
    }

    /** Returns what is not equal at the end, a line each. */
    List<String> run(SystemState system, Deployment deployment, Demo.Size size)
            throws IOException, InterruptedException {
        console.progress("the operator vanishes: services and signer stop, keys, topics and state are deleted");
        Stopping.everything(layout, system, console);
        for (Path gone :
                List.of(layout.keys(), layout.signer(), layout.state(""), layout.registry(), layout.prices())) {
            Folders.remove(gone);
        }
        for (Instance broker : Instance.Kind.BROKER.all()) {
            Folders.remove(layout.kafka(broker));
        }
        Supervisor supervisor = new Supervisor(console::progress, parts -> {});
        try {
            supervisor.start(new DevnetPart(layout, ports, BY_HAND).prepare()).awaitReady(PATIENCE);
            return leave(deployment, size);
        } finally {
            supervisor.stopAll();
        }
    }

    private List<String> leave(Deployment deployment, Demo.Size size) throws InterruptedException {
        String url = DevnetPart.url(ports);
        Devnet devnet = new Devnet(url);
        devnet.setPace(Devnet.Pace.BY_HAND);
        try (Chain chain = new Chain(url, url, ProductionChecks.networkOf(deployment), devnet)) {
            return new Vanishing(chain, devnet, deployment, size.seed(), console::progress)
                    .leave(Demo.providers(chain, size));
        }
    }
}

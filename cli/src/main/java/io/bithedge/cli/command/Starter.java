package io.bithedge.cli.command;

import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.DevnetPart;
import io.bithedge.cli.parts.DevnetPart.Mining;
import io.bithedge.cli.parts.KafkaPart;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.cli.parts.RegistryPart;
import io.bithedge.cli.parts.ServiceParts;
import io.bithedge.cli.parts.ServiceParts.ChainPace;
import io.bithedge.cli.parts.SignerPart;
import io.bithedge.cli.process.Part;
import io.bithedge.cli.process.Supervised;
import io.bithedge.cli.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings all parts up in the order in which they need each other. */
final class Starter {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int FINALITY_BURN_BLOCKS = 1;
    private static final int BITCOIN_BLOCK_SECONDS = 600;

    private final Layout layout;
    private final Ports ports;
    private final Mining mining;
    private final int epochBlocks;
    private final Supervisor supervisor;
    private final Consumer<String> report;

    Starter(
            Layout layout,
            Ports ports,
            Mining mining,
            int epochBlocks,
            Supervisor supervisor,
            Consumer<String> report) {
        this.layout = layout;
        this.ports = ports;
        this.mining = mining;
        this.epochBlocks = epochBlocks;
        this.supervisor = supervisor;
        this.report = report;
    }

    void startAll() throws IOException, InterruptedException {
        RegistryPart registry = new RegistryPart(layout, ports);
        List<Supervised> ground = new ArrayList<>();
        ground.add(start(new KafkaPart(layout, ports).prepare()));
        ground.add(start(registry.prepare()));
        ground.add(start(new DevnetPart(layout, ports, mining).prepare()));
        awaitReady(ground);
        registry.setCompatibility();
        Deployment deployment = DevnetDeployment.complete(layout, DevnetPart.url(ports), epochBlocks, report);
        report.accept(
                "contracts are at %s, read from block %d".formatted(deployment.vault(), deployment.startHeight()));
        PriceFiles prices = PriceFiles.in(layout.prices());
        prices.prepare();
        List<Supervised> services = new ArrayList<>();
        // First: the submitter asks it before anything else.
        services.add(start(new SignerPart(layout).prepare()));
        for (Part part : new ServiceParts(layout, ports, deployment, prices, pace()).prepare()) {
            services.add(start(part));
        }
        awaitReady(services);
    }

    /** Burn blocks made by hand come when somebody likes: shown as those of Bitcoin. */
    private ChainPace pace() {
        int seconds =
                mining.burnIntervalMs() == 0 ? BITCOIN_BLOCK_SECONDS : Math.max(1, mining.burnIntervalMs() / 1_000);
        return new ChainPace(FINALITY_BURN_BLOCKS, seconds);
    }

    private Supervised start(Part part) {
        report.accept("starting " + part.name());
        return supervisor.start(part);
    }

    private void awaitReady(List<Supervised> parts) {
        for (Supervised supervised : parts) {
            supervised.awaitReady(PATIENCE);
            int port = supervised.part().port();
            report.accept(supervised.part().name() + " is ready" + (port == 0 ? "" : " on port " + port));
        }
    }
}

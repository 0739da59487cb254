package io.bithedge.cli.command;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Check;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.chain.ProductionChecks;
import io.bithedge.cli.parts.Brokers;
import io.bithedge.cli.parts.ChainSettings;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.DevnetPart;
import io.bithedge.cli.parts.DevnetPart.Mining;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.OperatorSettings;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.cli.parts.RegistryPart;
import io.bithedge.cli.parts.ServiceParts;
import io.bithedge.cli.parts.ServiceParts.ChainPace;
import io.bithedge.cli.parts.SignerPart;
import io.bithedge.cli.process.Part;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.cli.process.Supervised;
import io.bithedge.cli.process.Supervised.Patience;
import io.bithedge.cli.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings all parts up in the order in which they need each other. */
final class Starter {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(3), Duration.ofMinutes(1));

    private static final int FINALITY_BURN_BLOCKS = 1;
    private static final int BITCOIN_BLOCK_SECONDS = 600;

    private final Layout layout;
    private final Ports ports;
    private final UpOptions options;
    private final Supervisor supervisor;
    private final Consumer<String> report;

    /** Where the contracts are, and the chain they are on. */
    private record Ground(Deployment deployment, ChainSettings chain) {}

    Starter(Layout layout, Ports ports, UpOptions options, Supervisor supervisor, Consumer<String> report) {
        this.layout = layout;
        this.ports = ports;
        this.options = options;
        this.supervisor = supervisor;
        this.report = report;
    }

    /** Returns what waits for a person, a line each. The rest runs: an upset book must not take the watcher or the submitter with it. */
    List<String> startAll() throws IOException, InterruptedException {
        Ground ground = options.network().isNetwork() ? onNetwork() : onDevnet();
        report.accept("contracts are at %s, read from block %d"
                .formatted(ground.deployment().vault(), ground.deployment().startHeight()));
        List<Supervised> services = new ArrayList<>();
        // First: the submitter asks it before anything else.
        services.add(start(new SignerPart(layout, options.network().passphraseFile()).prepare()));
        for (Part part : services(ground)) {
            services.add(start(part));
        }
        return awaitReady(services);
    }

    private List<Part> services(Ground ground) throws IOException {
        return new ServiceParts(layout, ports, ground.deployment(), ground.chain(), options.counts()).prepare();
    }

    private Ground onDevnet() throws IOException, InterruptedException {
        OperatorSettings more = options.network().more();
        startBelow(List.of(new DevnetPart(layout, ports, options.mining(), options.counts()).prepare()));
        Deployment deployment = DevnetDeployment.complete(
                layout,
                DevnetPart.url(ports),
                Deployer.Settings.devnet(layout, options.epochBlocks(), options.delays()),
                report);
        PriceFiles prices = PriceFiles.in(layout.prices());
        prices.prepare();
        return new Ground(deployment, new ChainSettings.OfDevnet(pace(options.mining()), prices, more));
    }

    /** Nothing is started before every check holds or is accepted. */
    private Ground onNetwork() throws IOException, InterruptedException {
        NetworkOptions network = options.network();
        Deployment deployment = network.deployment();
        ChainSettings.OfNetwork chain = network.chain();
        ProductionChecks production = new ProductionChecks(layout, deployment, network.accepted());
        try (Chain asked =
                new Chain(chain.nodeUrl(), chain.apiUrl(), ProductionChecks.networkOf(deployment), () -> {})) {
            List<Check> checks = production.all(
                    asked,
                    new ProductionChecks.Chosen(
                            chain.finalityBurnBlocks(),
                            options.counts().replication(),
                            network.passphraseFile(),
                            chain.more()));
            production.lines(checks).forEach(report);
            List<Check> refused = production.refused(checks);
            if (!refused.isEmpty()) {
                throw new PartFailedException(
                        "nothing was started: %s. What is known to be otherwise can be accepted with --accept NAME"
                                .formatted(refused.stream().map(Check::name).collect(Collectors.joining(", "))));
            }
        }
        // Where replay, audit and the others look.
        deployment.write(layout.deployment());
        startBelow(List.of());
        return new Ground(deployment, chain);
    }

    private void startBelow(List<Part> more) throws IOException, InterruptedException {
        RegistryPart registry = new RegistryPart(layout, ports);
        List<Supervised> ground = new ArrayList<>();
        for (Part broker : new Brokers(layout, ports, options.counts()).prepare()) {
            ground.add(start(broker));
        }
        ground.add(start(registry.prepare()));
        more.forEach(part -> ground.add(start(part)));
        requireReady(ground);
        registry.fill();
    }

    /** Burn blocks made by hand come when somebody likes: shown as those of Bitcoin. */
    private static ChainPace pace(Mining mining) {
        int seconds =
                mining.burnIntervalMs() == 0 ? BITCOIN_BLOCK_SECONDS : Math.max(1, mining.burnIntervalMs() / 1_000);
        return new ChainPace(FINALITY_BURN_BLOCKS, seconds);
    }

    private Supervised start(Part part) {
        report.accept("starting " + part.name());
        return supervisor.start(part);
    }

    /** Nothing goes without these, and a broker that looks through its logs after a crash takes its time. */
    private void requireReady(List<Supervised> parts) {
        for (Supervised supervised : parts) {
            Optional<String> trouble = supervised.awaitReady(PATIENCE);
            while (trouble.isPresent()) {
                report.accept("%s %s, waiting on; its log is %s"
                        .formatted(
                                supervised.part().name(),
                                trouble.get(),
                                supervised.part().log()));
                trouble = supervised.awaitReady(PATIENCE);
            }
            tellReady(supervised);
        }
    }

    private List<String> awaitReady(List<Supervised> parts) {
        List<String> waiting = new ArrayList<>();
        for (Supervised supervised : parts) {
            Optional<String> trouble = supervised.awaitReady(PATIENCE);
            if (trouble.isPresent()) {
                supervised.leaveWaiting();
                waiting.add("%s %s".formatted(supervised.part().name(), trouble.get()));
            } else {
                tellReady(supervised);
            }
        }
        return waiting;
    }

    private void tellReady(Supervised supervised) {
        int port = supervised.part().port();
        report.accept(supervised.part().name() + " is ready" + (port == 0 ? "" : " on port " + port));
    }
}

package io.bithedge.cli.command;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.Funding;
import io.bithedge.cli.chain.KeyFolder;
import io.bithedge.cli.chain.ProductionChecks;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.demo.Demo;
import io.bithedge.cli.demo.Ground;
import io.bithedge.cli.demo.MadeVenues;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.HttpProbe;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.MadeMarket;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.replay.Replay;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import java.io.IOException;
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
            "At the end everybody withdraws everything by leaf and proof, and the sums are held against books and vault.",
            "The system stays up afterwards: `bithedge down` stops it.",
            "With --then-vanish: half-way all services stop for good and all keys are deleted; strangers wind the pool up, everybody",
            "leaves by a proof from the chain alone, and the sums are held against the books. Nothing stays up."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final long POLL_MS = 500;
    /** An epoch's: for who rehearses, not for a pool. */
    private static final int SHORT_GRACE_BLOCKS = 36;

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
            description = "Same seed, same participants and decisions (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--venue-port",
            paramLabel = "N",
            defaultValue = "4998",
            description =
                    "In a rehearsal on a network's devnet: port of two made-up exchanges (default: ${DEFAULT-VALUE}).")
    private int venuePort;

    @Option(
            names = "--then-vanish",
            description =
                    "Rehearse the operator's end, on a devnet of this machine; --data must be a folder that nothing else needs.")
    private boolean thenVanish;

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        if (!options.network().isNetwork()) {
            Ground.requireEpochs(options.epochBlocks());
            if (thenVanish) {
                requireNothingToLose(layout);
                options.graceUnlessSaid(SHORT_GRACE_BLOCKS);
            }
            SystemState system = new Background(layout, options, console).start();
            return play(
                    console,
                    new Playing(
                            system,
                            Deployment.read(layout.deployment()).orElseThrow(),
                            system.url(Port.DEVNET_MIRROR),
                            PriceFiles.in(layout.prices())));
        }
        if (thenVanish) {
            throw new IllegalArgumentException(
                    "--then-vanish deletes the keys: it is for a devnet of this machine, not for --network");
        }
        Ground.requireFinality(options.network().chain().finalityBurnBlocks());
        String chain = options.network().chain().nodeUrl();
        if (!HttpProbe.answersOk(chain + "/devnet/status")) {
            throw new IllegalArgumentException(
                    "%s is no devnet: a demo gives money away and mines blocks, which no network lets it do"
                            .formatted(chain));
        }
        options.network().also(MadeVenues.settings(venuePort));
        Deployment deployment = options.network().deployment();
        try (MadeVenues venues = MadeVenues.start(venuePort)) {
            prepare(layout, deployment, chain);
            SystemState system = new Background(layout, options, console).start();
            return play(console, new Playing(system, deployment, chain, venues));
        }
    }

    private record Playing(SystemState system, Deployment deployment, String chain, MadeMarket prices) {}

    /** What the market needs that nobody gives in a demo; the services' accounts pay fees, which their owner funds on a network. */
    private static void prepare(Layout layout, Deployment deployment, String url)
            throws IOException, InterruptedException {
        Network network = ProductionChecks.networkOf(deployment);
        Devnet devnet = new Devnet(url);
        try (Chain chain = new Chain(url, url, network, devnet)) {
            Ground.requireEpochs(chain, deployment);
            Funding.topUp(chain, devnet, new KeyFolder(layout.keys(), layout.signer(), network));
        }
    }

    /** A pool that somebody works with is not the one to rehearse on. */
    private static void requireNothingToLose(Layout layout) throws IOException {
        if (Deployment.read(layout.deployment()).isPresent()) {
            throw new IllegalArgumentException(
                    "%s has a pool already, and --then-vanish deletes the keys: name another folder with --data"
                            .formatted(layout.data()));
        }
    }

    private int play(Console console, Playing playing) throws IOException, InterruptedException {
        Demo.Size size = new Demo.Size(providers, policies, seed);
        SystemState system = playing.system();
        Demo demo = new Demo(system, playing.deployment(), playing.chain(), playing.prices(), size, console::progress);
        if (thenVanish) {
            demo.playHalf();
            List<String> faults =
                    new Rehearsal(data.layout(), options.ports(), console).run(system, playing.deployment(), size);
            return verdict(
                    console, faults, "Everybody left without us, and was paid what the books owed him, to the unit.");
        }
        List<String> faults = new ArrayList<>(demo.play());
        faults.addAll(replay(console, playing));
        return verdict(
                console,
                faults,
                "Running books, recomputed books and the vault are equal to the unit. Open " + system.topologyUrl());
    }

    private static List<String> replay(Console console, Playing playing) throws InterruptedException {
        PoolContracts contracts =
                PoolContracts.of(Principal.Contract.parse(playing.deployment().vault()));
        try (Chain chain =
                new Chain(playing.chain(), playing.chain(), contracts.network(), () -> Thread.sleep(POLL_MS))) {
            return new Replay(contracts, chain, playing.deployment().startHeight(), console::plain)
                    .run(Optional.of(playing.system().topologyUrl()), List.of())
                    .differences();
        }
    }

    private static int verdict(Console console, List<String> faults, String good) {
        if (faults.isEmpty()) {
            console.plain(good);
            return 0;
        }
        faults.forEach(fault -> console.plain("FAULT: " + fault));
        return 1;
    }
}

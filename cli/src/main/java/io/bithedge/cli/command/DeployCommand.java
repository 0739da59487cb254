package io.bithedge.cli.command;

import io.bithedge.cli.chain.BlockMaker;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.DeployPlan;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.chain.KeyFolder;
import io.bithedge.cli.chain.SignerPolicy;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.stacks.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge deploy`. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Deploys and initialises the contracts where they are missing, and prints their principals.",
            "On testnet and mainnet it prints every transaction, its fee and what was checked, and sends only with --send.",
            "Keys are made in the data folder (or --keys) when there are none; those of the services are sealed in its signer folder. There the deployer's account must hold STX."
        })
public final class DeployCommand implements Callable<Integer> {
    private static final long POLL_MS = 2_000;
    private static final int EPOCH_BLOCKS = BurnBlocks.DAY;
    private static final int EPOCH_BLOCKS_ON_DEVNET = 36;

    /** Networks the step knows. */
    enum Target {
        devnet(Network.TESTNET, "http://127.0.0.1:3999", Deployer.SBTC_OF_MAINNET),
        testnet(Network.TESTNET, "https://api.testnet.hiro.so", "ST1F7QA2MDF17S807EPA36TSS8AMEFY4KA9TVGWXT.sbtc-token"),
        mainnet(Network.MAINNET, "https://api.hiro.so", Deployer.SBTC_OF_MAINNET);

        private final Network network;
        private final String url;
        private final String sbtc;

        Target(Network network, String url, String sbtc) {
            this.network = network;
            this.url = url;
            this.sbtc = sbtc;
        }
    }

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--network",
            defaultValue = "devnet",
            description = "devnet, testnet or mainnet (default: ${DEFAULT-VALUE}).")
    private Target network = Target.devnet;

    @Option(
            names = "--node-url",
            paramLabel = "URL",
            description = "Node RPC (default: devnet on its port, or the public one of the network).")
    private Optional<String> nodeUrl = Optional.empty();

    @Option(names = "--api-url", paramLabel = "URL", description = "API (default: the node's address).")
    private Optional<String> apiUrl = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Folder of the keys (default: keys in the data folder).")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--sbtc", paramLabel = "PRINCIPAL", description = "The sBTC token (default: that of the network).")
    private Optional<String> sbtc = Optional.empty();

    @Option(names = "--send", description = "On testnet and mainnet: send what the plan says, when all checks hold.")
    private boolean send;

    @Option(
            names = "--epoch-blocks",
            paramLabel = "N",
            description = "Burn blocks of an epoch (default: 36 on devnet, 144 elsewhere).")
    private Optional<Integer> epochBlocks = Optional.empty();

    @Option(
            names = "--root-delay-blocks",
            paramLabel = "N",
            description = "Burn blocks in which an opening can be vetoed (default: 1 on devnet, 3 elsewhere).")
    private Optional<Integer> rootDelayBlocks = Optional.empty();

    @Option(
            names = "--grace-blocks",
            paramLabel = "N",
            description = "Burn blocks behind the end of an epoch until anybody may close its book (default: 1008).")
    private Optional<Integer> graceBlocks = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        return switch (network) {
            case devnet -> {
                announce(
                        layout,
                        console,
                        DevnetDeployment.complete(
                                layout, nodeUrl.orElse(network.url), onDevnet(layout), console::progress));
                yield 0;
            }
            case testnet, mainnet -> planned(layout, console);
        };
    }

    private static void announce(Layout layout, Console console, Deployment deployment) throws IOException {
        writeEnvironment(layout, deployment);
        console.plain("vault         " + deployment.vault());
        console.plain("registry      " + deployment.registry());
        console.plain("oracle        " + deployment.oracle());
        console.plain("roles         " + deployment.roles());
        console.plain("sbtc          " + deployment.sbtc());
        console.plain("start height  " + deployment.startHeight());
        deployment.accounts().forEach((role, address) -> console.plain("%-13s %s".formatted(role, address)));
    }

    /** For `docker compose --env-file`: where the services find the contracts. */
    private static void writeEnvironment(Layout layout, Deployment deployment) throws IOException {
        PriceFiles.in(layout.prices()).prepare();
        Files.writeString(layout.data().resolve("deployment.env"), """
                BITHEDGE_CHAIN_ID=%d
                BITHEDGE_START_HEIGHT=%d
                BITHEDGE_VAULT=%s
                BITHEDGE_REGISTRY=%s
                BITHEDGE_ORACLE=%s
                BITHEDGE_ROLES=%s
                BITHEDGE_SBTC=%s
                """.formatted(
                        deployment.chainId(),
                        deployment.startHeight(),
                        deployment.vault(),
                        deployment.registry(),
                        deployment.oracle(),
                        deployment.roles(),
                        deployment.sbtc()));
    }

    /** Status 0: as planned, sent or not; 1: a check does not hold, nothing was sent. */
    private int planned(Layout layout, Console console) throws IOException, InterruptedException {
        String node = nodeUrl.orElse(network.url);
        KeyFolder folder = new KeyFolder(keys.orElse(layout.keys()), layout.signer(), network.network);
        folder.complete();
        BlockMaker patience = () -> Thread.sleep(POLL_MS);
        try (Chain chain = new Chain(node, apiUrl.orElse(node), network.network, patience)) {
            Deployer deployer = new Deployer(chain, folder, settings(layout), console::progress);
            DeployPlan plan = deployer.plan();
            plan.lines().forEach(console::plain);
            if (!plan.isReady()) {
                console.plain("Nothing was sent: a check does not hold.");
                return 1;
            }
            if (!send) {
                console.plain("Nothing was sent. The same command with --send sends it.");
                return 0;
            }
            Path notes = layout.data().resolve("deployment-" + network + ".json");
            Deployment deployment = deployer.deploy(Deployment.read(notes));
            deployment.write(notes);
            SignerPolicy.writeMissing(layout.signer(), deployment, Deployer.Settings.RATIO_BPS);
            announce(layout, console, deployment);
            return 0;
        }
    }

    private Deployer.Settings settings(Layout layout) {
        return new Deployer.Settings(
                network.name(),
                layout.contracts(),
                sbtc.orElse(network.sbtc),
                epochBlocks.orElse(EPOCH_BLOCKS),
                Deployer.Settings.FEE_BPS,
                Deployer.Settings.RATIO_BPS,
                delays(Deployer.Delays.NETWORK));
    }

    private Deployer.Settings onDevnet(Layout layout) {
        return Deployer.Settings.devnet(
                layout, epochBlocks.orElse(EPOCH_BLOCKS_ON_DEVNET), delays(Deployer.Delays.DEVNET));
    }

    private Deployer.Delays delays(Deployer.Delays usual) {
        return new Deployer.Delays(
                rootDelayBlocks.orElse(usual.rootDelayBlocks()), graceBlocks.orElse(usual.graceBlocks()));
    }
}

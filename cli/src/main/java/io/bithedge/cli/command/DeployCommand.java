package io.bithedge.cli.command;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.BlockMaker;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.chain.KeyFolder;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.chain.SignerPolicy;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.PriceFiles;
import io.bithedge.stacks.Network;
import java.io.IOException;
import java.math.BigInteger;
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
            "Keys are made in the data folder (or --keys) when there are none; those of the services are sealed in its signer folder. On testnet the deployer's account must hold STX."
        })
public final class DeployCommand implements Callable<Integer> {
    private static final BigInteger NEEDED_MICRO_STX = BigInteger.valueOf(2_000_000);
    private static final long POLL_MS = 5_000;

    /** Networks the step knows. */
    enum Target {
        devnet,
        testnet
    }

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--network",
            defaultValue = "devnet",
            description = "devnet or testnet (default: ${DEFAULT-VALUE}).")
    private Target network = Target.devnet;

    @Option(
            names = "--node-url",
            paramLabel = "URL",
            description = "Node RPC (default: devnet on its port, or the public testnet).")
    private Optional<String> nodeUrl = Optional.empty();

    @Option(names = "--api-url", paramLabel = "URL", description = "API (default: the node's address).")
    private Optional<String> apiUrl = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Folder of the keys (default: keys in the data folder).")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--sbtc",
            paramLabel = "PRINCIPAL",
            defaultValue = "ST1F7QA2MDF17S807EPA36TSS8AMEFY4KA9TVGWXT.sbtc-token",
            description = "The sBTC token on testnet (default: ${DEFAULT-VALUE}).")
    private String sbtc = "";

    @Option(
            names = "--epoch-blocks",
            paramLabel = "N",
            description = "Burn blocks of an epoch (default: 36 on devnet, 144 elsewhere).")
    private Optional<Integer> epochBlocks = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Deployment deployment = switch (network) {
            case devnet ->
                DevnetDeployment.complete(
                        layout, nodeUrl.orElse("http://127.0.0.1:3999"), epochBlocks.orElse(36), console::progress);
            case testnet -> testnet(layout, console);
        };
        writeEnvironment(layout, deployment);
        console.plain("vault         " + deployment.vault());
        console.plain("registry      " + deployment.registry());
        console.plain("oracle        " + deployment.oracle());
        console.plain("sbtc          " + deployment.sbtc());
        console.plain("start height  " + deployment.startHeight());
        deployment.accounts().forEach((role, address) -> console.plain("%-13s %s".formatted(role, address)));
        return 0;
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
                BITHEDGE_SBTC=%s
                """.formatted(
                        deployment.chainId(),
                        deployment.startHeight(),
                        deployment.vault(),
                        deployment.registry(),
                        deployment.oracle(),
                        deployment.sbtc()));
    }

    private Deployment testnet(Layout layout, Console console) throws IOException, InterruptedException {
        String node = nodeUrl.orElse("https://api.testnet.hiro.so");
        KeyFolder folder = new KeyFolder(keys.orElse(layout.keys()), layout.signer(), Network.TESTNET);
        folder.complete();
        BlockMaker patience = () -> Thread.sleep(POLL_MS);
        try (Chain chain = new Chain(node, apiUrl.orElse(node), Network.TESTNET, patience)) {
            requireMoney(chain, folder);
            Deployer.Settings settings = new Deployer.Settings(
                    network.name(),
                    layout.home().resolve("clarity/contracts"),
                    sbtc,
                    epochBlocks.orElse(144),
                    Deployer.Settings.FEE_BPS,
                    Deployer.Settings.RATIO_BPS);
            Path notes = layout.data().resolve("deployment-" + network + ".json");
            Deployment deployment =
                    new Deployer(chain, folder, settings, console::progress).deploy(Deployment.read(notes));
            deployment.write(notes);
            SignerPolicy.writeMissing(layout.signer(), deployment);
            return deployment;
        }
    }

    private static void requireMoney(Chain chain, KeyFolder folder) throws IOException {
        Account deployer = new Account(chain, folder.key(Role.DEPLOYER));
        BigInteger balance = deployer.balance();
        if (balance.compareTo(NEEDED_MICRO_STX) < 0) {
            throw new ChainFailure(
                    "the deployer %s holds %s micro-STX and needs about %s for fees: fund it, then run this again"
                            .formatted(deployer.address(), balance, NEEDED_MICRO_STX));
        }
    }
}

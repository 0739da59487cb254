package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The deploy step: puts the contracts on the chain and initialises them. What is there already is left as it is, so
 * running it again, also after a crash half-way, completes it.
 */
public final class Deployer {
    private static final int CLARITY_VERSION = 4;
    /** The sBTC token as the sources name it: replaced by the one of the network. */
    public static final String SBTC_OF_MAINNET = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token";

    private final Chain chain;
    private final KeyFolder keys;
    private final Settings settings;
    private final Consumer<String> report;
    private final Account deployer;
    private final ContractSet contracts;

    /**
     * What the contracts are initialised with.
     *
     * @param network devnet, testnet or mainnet
     * @param sources folder of the contracts
     * @param sbtc principal of the sBTC token on this network
     * @param feeBps share of the premium kept as fee
     * @param ratioBps collateral over the value protected, for puts
     */
    public record Settings(
            String network, Path sources, String sbtc, int epochBlocks, int feeBps, int ratioBps, Delays delays) {
        public static final int FEE_BPS = 500;
        public static final int RATIO_BPS = 15_000;

        /** With the contracts of a checkout. */
        public static Settings devnet(Layout layout, int epochBlocks, Delays delays) {
            return new Settings("devnet", layout.contracts(), SBTC_OF_MAINNET, epochBlocks, FEE_BPS, RATIO_BPS, delays);
        }
    }

    /**
     * How long others have to look, and how long everybody waits for an operator who is gone. Burn blocks.
     *
     * @param rootDelayBlocks from the proposal of an epoch to its confirmation
     * @param graceBlocks from the end of an epoch until anybody may close the book
     */
    public record Delays(int rootDelayBlocks, int graceBlocks) {
        public static final Delays DEVNET = new Delays(1, 1_008);
        public static final Delays NETWORK = new Delays(3, 1_008);
    }

    public Deployer(Chain chain, KeyFolder keys, Settings settings, Consumer<String> report) throws IOException {
        this.chain = chain;
        this.keys = keys;
        this.settings = settings;
        this.report = report;
        this.deployer = new Account(chain, keys.key(Role.DEPLOYER));
        this.contracts = new ContractSet(deployer.address(), keys, settings);
    }

    /**
     * Deploys and initialises.
     *
     * @param before what an earlier run wrote down; its start height stays
     */
    public Deployment deploy(Optional<Deployment> before) throws IOException, InterruptedException {
        boolean anythingThere = chain.node()
                .contractSource(contracts.contract(contracts.names().getFirst()))
                .isPresent();
        // The first print comes after the first contract; of contracts older than our notes nobody knows the height:
        // read from the start.
        long startHeight = before.map(Deployment::startHeight).orElseGet(() -> anythingThere ? 1 : nextHeight());
        for (String name : contracts.names()) {
            put(name);
        }
        for (String name : contracts.initialised()) {
            initialise(name);
        }
        return new Deployment(
                settings.network(),
                chain.network().chainId(),
                contracts.contract(ContractSet.VAULT).toString(),
                contracts.contract(ContractSet.REGISTRY).toString(),
                contracts.contract(ContractSet.ORACLE).toString(),
                settings.sbtc(),
                contracts.contract(ContractSet.ROLES).toString(),
                Deployment.CONTRACTS,
                startHeight,
                accounts());
    }

    /** What {@link #deploy} would send, at what price, and whether it should. Sends nothing. */
    public DeployPlan plan() throws IOException {
        List<DeployPlan.Step> steps = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (String name : contracts.names()) {
            Optional<String> there = chain.node().contractSource(contracts.contract(name));
            if (there.isEmpty()) {
                String source = source(name);
                String hash = Hashes.sha256(Bytes.copyOf(source.getBytes(StandardCharsets.US_ASCII)))
                        .toHex();
                steps.add(step(
                        steps,
                        "deploy " + contracts.contract(name),
                        "Clarity %d, %,d characters, sha256 %s".formatted(CLARITY_VERSION, source.length(), hash),
                        deployOf(name, source)));
            } else {
                checks.add(new Check(
                        name,
                        there.get().equals(source(name)),
                        "%s is on the chain, %s"
                                .formatted(
                                        contracts.contract(name),
                                        there.get().equals(source(name)) ? "as here" : "with another source")));
            }
        }
        for (String name : contracts.initialised()) {
            if (!isInitialised(name)) {
                FunctionCall call = contracts.initialise(name);
                steps.add(step(
                        steps,
                        "call " + contracts.contract(name) + " initialise",
                        call.values().getFirst().toString(),
                        transactionOf(call)));
            }
        }
        BigInteger balance = deployer.balance();
        BigInteger fees = steps.stream().map(DeployPlan.Step::feeMicroStx).reduce(BigInteger.ZERO, BigInteger::add);
        checks.addAll(new DeployChecks(chain, keys, settings).all(deployer.address(), balance, fees));
        return new DeployPlan(deployer.address(), balance, steps, checks);
    }

    private DeployPlan.Step step(
            List<DeployPlan.Step> before, String does, String detail, TransactionBuilder transaction) {
        return new DeployPlan.Step(
                does,
                detail,
                deployer.nextNonce() + before.size(),
                transaction.signedSize(),
                deployer.fee(transaction));
    }

    private boolean isInitialised(String name) {
        return chain.node().contractSource(contracts.contract(name)).isPresent()
                && chain.read(contracts.contract(name), contracts.setWhenInitialised(name))
                        .asOptional()
                        .isPresent();
    }

    private TransactionBuilder deployOf(String name, String source) {
        return TransactionBuilder.deploy(chain.network(), name, source, CLARITY_VERSION);
    }

    private TransactionBuilder transactionOf(FunctionCall call) {
        return TransactionBuilder.contractCall(chain.network(), call.contract(), call.function(), call.values());
    }

    private long nextHeight() {
        return chain.api().latestBlock().map(block -> block.height() + 1).orElse(1L);
    }

    private void put(String name) throws IOException, InterruptedException {
        String source = source(name);
        Optional<String> there = chain.node().contractSource(contracts.contract(name));
        if (there.isPresent()) {
            if (!there.get().equals(source)) {
                throw new ChainFailure(
                        "%s is on the chain with another source than %s: it cannot be replaced. Deploy with another deployer key, or on devnet remove the data folder"
                                .formatted(contracts.contract(name), settings.sources()));
            }
            return;
        }
        report.accept("deploying " + contracts.contract(name));
        Txid txid = deployer.send(deployOf(name, source), "deploying " + name);
        chain.awaitSuccess(txid, "deploying " + name);
    }

    private String source(String name) throws IOException {
        return Files.readString(settings.sources().resolve(name + ".clar")).replace(SBTC_OF_MAINNET, settings.sbtc());
    }

    private void initialise(String name) throws IOException, InterruptedException {
        if (isInitialised(name)) {
            return;
        }
        report.accept("initialising " + contracts.contract(name));
        String what = "initialising " + name;
        Txid txid = deployer.send(transactionOf(contracts.initialise(name)), what);
        chain.awaitSuccess(txid, what);
    }

    private Map<String, String> accounts() throws IOException {
        Map<String, String> accounts = new TreeMap<>();
        for (Role role : Role.values()) {
            accounts.put(role.label(), keys.address(role).toString());
        }
        return accounts;
    }
}

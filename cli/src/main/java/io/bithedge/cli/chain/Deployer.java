package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.OracleCallsV1;
import io.bithedge.contracts.call.RegistryCallsV1;
import io.bithedge.contracts.call.VaultCallsV1;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
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
 * The deploy step: puts the three contracts on the chain and initialises them. What is there already is left as it is, so
 * running it again, also after a crash half-way, completes it.
 */
public final class Deployer {
    private static final int CLARITY_VERSION = 4;
    /** The sBTC token as the sources name it: replaced by the one of the network. */
    public static final String SBTC_OF_MAINNET = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token";

    private static final String ORACLE = "price-oracle";
    private static final String VAULT = "liquidity-pool-vault";
    private static final String REGISTRY = "policy-registry";
    /** In the order in which they need each other. */
    private static final List<String> NAMES = List.of(ORACLE, VAULT, REGISTRY);

    private final Chain chain;
    private final KeyFolder keys;
    private final Settings settings;
    private final Consumer<String> report;
    private final Account deployer;

    /**
     * What the contracts are initialised with.
     *
     * @param network devnet, testnet or mainnet
     * @param sources folder of the contracts
     * @param sbtc principal of the sBTC token on this network
     * @param feeBps share of the premium kept as fee
     * @param ratioBps collateral over the value protected, for puts
     */
    public record Settings(String network, Path sources, String sbtc, int epochBlocks, int feeBps, int ratioBps) {
        public static final int FEE_BPS = 500;
        public static final int RATIO_BPS = 15_000;

        public static Settings devnet(Path sources, int epochBlocks) {
            return new Settings("devnet", sources, SBTC_OF_MAINNET, epochBlocks, FEE_BPS, RATIO_BPS);
        }
    }

    public Deployer(Chain chain, KeyFolder keys, Settings settings, Consumer<String> report) throws IOException {
        this.chain = chain;
        this.keys = keys;
        this.settings = settings;
        this.report = report;
        this.deployer = new Account(chain, keys.key(Role.DEPLOYER));
    }

    /**
     * Deploys and initialises.
     *
     * @param before what an earlier run wrote down; its start height stays
     */
    public Deployment deploy(Optional<Deployment> before) throws IOException, InterruptedException {
        boolean anythingThere = chain.node().contractSource(contract(ORACLE)).isPresent();
        // The first print comes after the first contract; of contracts older than our notes nobody knows the height:
        // read from the start.
        long startHeight = before.map(Deployment::startHeight).orElseGet(() -> anythingThere ? 1 : nextHeight());
        for (String name : NAMES) {
            put(name);
        }
        for (String name : NAMES) {
            initialise(name);
        }
        return new Deployment(
                settings.network(),
                chain.network().chainId(),
                contract(VAULT).toString(),
                contract(REGISTRY).toString(),
                contract(ORACLE).toString(),
                settings.sbtc(),
                startHeight,
                accounts());
    }

    /** What {@link #deploy} would send, at what price, and whether it should. Sends nothing. */
    public DeployPlan plan() throws IOException {
        List<DeployPlan.Step> steps = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (String name : NAMES) {
            Optional<String> there = chain.node().contractSource(contract(name));
            if (there.isEmpty()) {
                String source = source(name);
                String hash = Hashes.sha256(Bytes.copyOf(source.getBytes(StandardCharsets.US_ASCII)))
                        .toHex();
                steps.add(step(
                        steps,
                        "deploy " + contract(name),
                        "Clarity %d, %,d characters, sha256 %s".formatted(CLARITY_VERSION, source.length(), hash),
                        deployOf(name, source)));
            } else {
                checks.add(new Check(
                        name,
                        there.get().equals(source(name)),
                        "%s is on the chain, %s"
                                .formatted(
                                        contract(name),
                                        there.get().equals(source(name)) ? "as here" : "with another source")));
            }
        }
        for (String name : NAMES) {
            if (!isInitialised(name)) {
                FunctionCall call = initialiseOf(name);
                steps.add(step(
                        steps,
                        "call " + contract(name) + " initialise",
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
        return chain.node().contractSource(contract(name)).isPresent()
                && chain.read(contract(name), "get-settings").asOptional().isPresent();
    }

    private TransactionBuilder deployOf(String name, String source) {
        return TransactionBuilder.deploy(chain.network(), name, source, CLARITY_VERSION);
    }

    private TransactionBuilder transactionOf(FunctionCall call) {
        return TransactionBuilder.contractCall(chain.network(), call.contract(), call.function(), call.values());
    }

    private FunctionCall initialiseOf(String name) throws IOException {
        return switch (name) {
            case ORACLE ->
                new OracleCallsV1(contract(name))
                        .initialise(new OracleCallsV1.Initial(
                                principal(Role.OWNER),
                                principal(Role.GUARDIAN),
                                List.of(principal(Role.ORACLE_1), principal(Role.ORACLE_2))));
            case VAULT ->
                new VaultCallsV1(contract(name))
                        .initialise(new VaultCallsV1.Initial(
                                vaultRoles(),
                                keys.publicKey(Role.AUTHORISER),
                                settings.feeBps(),
                                settings.epochBlocks()));
            case REGISTRY ->
                new RegistryCallsV1(contract(name))
                        .initialise(new RegistryCallsV1.Initial(
                                principal(Role.OWNER), keys.publicKey(Role.QUOTER), settings.ratioBps()));
            default -> throw new IllegalArgumentException("no contract of ours: " + name);
        };
    }

    private long nextHeight() {
        return chain.api().latestBlock().map(block -> block.height() + 1).orElse(1L);
    }

    private void put(String name) throws IOException, InterruptedException {
        String source = source(name);
        Optional<String> there = chain.node().contractSource(contract(name));
        if (there.isPresent()) {
            if (!there.get().equals(source)) {
                throw new ChainFailure(
                        "%s is on the chain with another source than %s: it cannot be replaced. Deploy with another deployer key, or on devnet remove the data folder"
                                .formatted(contract(name), settings.sources()));
            }
            return;
        }
        report.accept("deploying " + contract(name));
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
        report.accept("initialising " + contract(name));
        String what = "initialising " + name;
        Txid txid = deployer.send(transactionOf(initialiseOf(name)), what);
        chain.awaitSuccess(txid, what);
    }

    private VaultCallsV1.Roles vaultRoles() throws IOException {
        return new VaultCallsV1.Roles(
                principal(Role.OWNER),
                principal(Role.GUARDIAN),
                principal(Role.ALLOCATOR),
                contract(REGISTRY),
                principal(Role.FEE_RECIPIENT));
    }

    private Map<String, String> accounts() throws IOException {
        Map<String, String> accounts = new TreeMap<>();
        for (Role role : Role.values()) {
            accounts.put(role.label(), keys.address(role).toString());
        }
        return accounts;
    }

    private Principal principal(Role role) throws IOException {
        return Principal.of(keys.address(role));
    }

    private Principal.Contract contract(String name) {
        return new Principal.Contract(deployer.address(), name);
    }
}

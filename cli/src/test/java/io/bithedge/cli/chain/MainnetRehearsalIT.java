package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.cli.demo.Ground;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.OperatorSettings;
import io.bithedge.cli.replay.Replay;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The way to mainnet on a chain that says it is mainnet, with the old routes of the API switched off. */
class MainnetRehearsalIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final long GRANT = 100_000_000;

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private Optional<Path> passphrase = Optional.empty();

    private Process process;
    private int port;
    private Devnet devnet;
    private Chain chain;
    private KeyFolder keys;

    @BeforeEach
    void start() throws Exception {
        Path server = HOME.resolve("devnet/dist/server.js");
        assertThat(server)
                .as("devnet must be built first: ./bithedge test does it")
                .exists();
        process = new ProcessBuilder(
                        System.getProperty("bithedge.node", "node"),
                        server.toString(),
                        "--port",
                        "0",
                        "--network",
                        "mainnet",
                        "--fees",
                        "market",
                        "--api-routes",
                        "new")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        port = port(process);
        String url = "http://127.0.0.1:" + port;
        devnet = new Devnet(url);
        chain = new Chain(url, url, Network.MAINNET, devnet);
        keys = new KeyFolder(data.resolve("keys"), data.resolve("signer"), Network.MAINNET);
        keys.complete();
    }

    @AfterEach
    void stop() {
        if (process != null) {
            chain.close();
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void deploysAsPlannedAndIsReadyForProduction() throws Exception {
        Deployer deployer = deployer();
        DeployPlan poor = deployer.plan();
        assertThat(poor.steps()).hasSize(7);
        assertThat(poor.deployer().toString()).startsWith("SP");
        assertThat(poor.checks().stream().filter(check -> !check.holds()))
                .extracting(Check::name)
                .containsExactly("funds");

        devnet.fundStx(poor.deployer().toString(), GRANT);
        devnet.nextBlock();
        DeployPlan plan = deployer().plan();
        plan.lines().forEach(System.out::println);
        assertThat(plan.isReady()).as(plan.checks().toString()).isTrue();
        assertThat(plan.steps()).extracting(DeployPlan.Step::nonce).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(chain.node().account(Principal.of(plan.deployer())).nonce())
                .as("nothing was sent")
                .isZero();

        Deployment deployment = deployer().deploy(Optional.empty());
        assertThat(deployment.chainId()).isEqualTo(1);
        assertThat(deployment.vault()).startsWith("SP");
        java.math.BigInteger left = new Account(chain, keys.key(Role.DEPLOYER)).balance();
        assertThat(java.math.BigInteger.valueOf(GRANT).subtract(left)).isEqualTo(plan.feesMicroStx());
        assertThat(deployer().plan().steps()).isEmpty();
        assertThatThrownBy(() -> Ground.requireEpochs(chain, deployment))
                .hasMessageContaining("a demo plays in epochs of 36 burn blocks at most, not 144");
        isReplayedWhateverStrangersDo(deployment);
        production(deployment);
    }

    /** Version 9 of the API cannot write the events of a stranger who moves something to a name of 41 characters. */
    private void isReplayedWhateverStrangersDo(Deployment deployment) throws Exception {
        Account stranger = new Account(chain, PrivateKey.ofHex("5a".repeat(32)));
        devnet.fundStx(stranger.address().toString(), GRANT);
        devnet.nextBlock();
        Principal.Contract away = new Principal.Contract(stranger.address(), "away");
        String source = "(define-public (send (to principal)) (stx-transfer? u1 tx-sender to))";
        chain.awaitSuccess(
                stranger.send(TransactionBuilder.deploy(chain.network(), away.name(), source, 3), "deploying"),
                "deploying");
        ClarityValue nobody = ClarityValue.principal(new Principal.Contract(stranger.address(), "n".repeat(41)));
        TransactionBuilder call = TransactionBuilder.contractCall(chain.network(), away, "send", List.of(nobody))
                .withPostConditions(PostConditionMode.ALLOW, List.of());
        chain.awaitSuccess(stranger.send(call, "sending"), "sending");
        devnet.mine(2, 0);

        PoolContracts contracts = PoolContracts.of(Principal.Contract.parse(deployment.vault()));
        assertThat(new Replay(contracts, chain, deployment.startHeight(), line -> {})
                        .run(Optional.empty(), List.of())
                        .differences())
                .isEmpty();
    }

    private void production(Deployment deployment) throws IOException {
        Layout layout = new Layout(HOME, data);
        ProductionChecks.Chosen chosen = chosen(1, 1, Map.of());
        ProductionChecks strict = new ProductionChecks(layout, deployment, Set.of());
        List<Check> checks = strict.all(chain, chosen);
        strict.lines(checks).forEach(System.out::println);
        assertThat(strict.refused(checks))
                .extracting(Check::name)
                .containsExactly("keys", "sealed", "finality", "replication");

        for (Role role : List.of(Role.DEPLOYER, Role.OWNER, Role.GUARDIAN, Role.FEE_RECIPIENT)) {
            Files.delete(layout.keys().resolve(role.label() + ".key"));
        }
        sealed(layout, strict);
        List<Check> clean = strict.all(chain, chosen(6, 3, Map.of()));
        assertThat(strict.refused(clean)).isEmpty();
        List<Check> open = strict.all(
                chain,
                chosen(
                        6,
                        3,
                        Map.of(
                                "bithedge.watcher.push-address", "0.0.0.0",
                                "bithedge.http.readsPerMinute", "600000")));
        assertThat(strict.refused(open)).extracting(Check::name).containsExactly("push", "limits");
        for (String address :
                List.of("::", "203.0.113.7", "127.example.org", "10.0.0.1.example.org", "172.32.0.1", "")) {
            List<Check> reached = strict.all(chain, chosen(6, 3, Map.of("bithedge.watcher.push-address", address)));
            assertThat(strict.refused(reached))
                    .as(address)
                    .extracting(Check::name)
                    .containsExactly("push");
        }
        for (String address : List.of("127.0.0.2", "::1", "localhost", "10.1.2.3", "172.16.0.1", "192.168.1.9")) {
            List<Check> reached = strict.all(chain, chosen(6, 3, Map.of("bithedge.watcher.push-address", address)));
            assertThat(strict.refused(reached)).as(address).isEmpty();
        }

        Deployment elsewhere = new Deployment(
                "testnet",
                0x8000_0000L,
                deployment.vault(),
                deployment.registry(),
                deployment.oracle(),
                deployment.sbtc(),
                deployment.roles(),
                Deployment.CONTRACTS,
                1,
                Map.of());
        ProductionChecks lenient = new ProductionChecks(layout, elsewhere, Set.of("network", "contracts"));
        assertThat(lenient.refused(lenient.all(chain, chosen(6, 3, Map.of()))))
                .extracting(Check::name)
                .containsExactly("network");
    }

    /** Each step mends the fault of the one before and meets the next. */
    private void sealed(Layout layout, ProductionChecks checks) throws IOException {
        Path usual = layout.signer().resolve("passphrase");
        Path inside = layout.data().resolve("passphrase");
        assertThat(words(checks, "sealed")).startsWith("the passphrase lies beside the keys it opens");
        Files.copy(usual, inside);
        Files.move(usual, elsewhere.resolve("passphrase"));
        assertThat(words(checks, "sealed")).startsWith("no passphrase opens the keys");
        passphrase = Optional.of(inside);
        assertThat(words(checks, "sealed")).startsWith("the passphrase lies in the data folder");
        Files.delete(inside);
        passphrase = Optional.of(elsewhere.resolve("passphrase"));
        Path plain = layout.keys().resolve("still-here.key");
        Files.createFile(plain);
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(words(checks, "sealed")).contains("can read " + plain);
        Files.delete(plain);
        Path keeper = layout.signer().resolve("keys/keeper.json");
        Files.move(keeper, elsewhere.resolve("keeper.json"));
        assertThat(words(checks, "sealed")).isEqualTo("no sealed key of keeper");
        Files.move(elsewhere.resolve("keeper.json"), keeper);
    }

    private String words(ProductionChecks checks, String name) throws IOException {
        return checks.refused(checks.all(chain, chosen(6, 3, Map.of()))).stream()
                .filter(check -> check.name().equals(name))
                .map(Check::words)
                .collect(Collectors.joining());
    }

    private ProductionChecks.Chosen chosen(int finality, int brokers, Map<String, String> more) {
        return new ProductionChecks.Chosen(finality, brokers, passphrase, new OperatorSettings(more));
    }

    private Deployer deployer() throws IOException {
        Deployer.Settings settings = new Deployer.Settings(
                "mainnet",
                HOME.resolve("clarity/contracts"),
                Deployer.SBTC_OF_MAINNET,
                144,
                Deployer.Settings.FEE_BPS,
                Deployer.Settings.RATIO_BPS,
                Deployer.Delays.NETWORK);
        return new Deployer(chain, keys, settings, line -> {});
    }

    private static int port(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(output.readLine()).path("port").intValue();
    }
}

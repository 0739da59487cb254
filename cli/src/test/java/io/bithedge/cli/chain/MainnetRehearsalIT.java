package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.stacks.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private Process process;
    private Devnet devnet;
    private Chain chain;
    private KeyFolder keys;

    @BeforeEach
    void start() throws Exception {
        Path server = HOME.resolve("devnet/dist/server.js");
        assumeThat(Files.exists(server)).as("needs a built devnet").isTrue();
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
        String url = "http://127.0.0.1:" + port(process);
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
        assertThat(poor.steps()).hasSize(6);
        assertThat(poor.deployer().toString()).startsWith("SP");
        assertThat(poor.checks().stream().filter(check -> !check.holds()))
                .extracting(Check::name)
                .containsExactly("funds");

        devnet.fundStx(poor.deployer().toString(), GRANT);
        devnet.nextBlock();
        DeployPlan plan = deployer().plan();
        plan.lines().forEach(System.out::println);
        assertThat(plan.isReady()).as(plan.checks().toString()).isTrue();
        assertThat(plan.steps()).extracting(DeployPlan.Step::nonce).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(chain.node()
                        .account(io.bithedge.stacks.address.Principal.of(plan.deployer()))
                        .nonce())
                .as("nothing was sent")
                .isZero();

        Deployment deployment = deployer().deploy(Optional.empty());
        assertThat(deployment.chainId()).isEqualTo(1);
        assertThat(deployment.vault()).startsWith("SP");
        java.math.BigInteger left = new Account(chain, keys.key(Role.DEPLOYER)).balance();
        assertThat(java.math.BigInteger.valueOf(GRANT).subtract(left)).isEqualTo(plan.feesMicroStx());
        assertThat(deployer().plan().steps()).isEmpty();
        production(deployment);
    }

    private void production(Deployment deployment) throws IOException {
        Layout layout = new Layout(HOME, data);
        ProductionChecks.Chosen chosen = new ProductionChecks.Chosen(1, 1, Map.of());
        ProductionChecks strict = new ProductionChecks(layout, deployment, Set.of());
        List<Check> checks = strict.all(chain, chosen);
        strict.lines(checks).forEach(System.out::println);
        assertThat(strict.refused(checks))
                .extracting(Check::name)
                .containsExactly("keys", "sealed", "finality", "replication");

        for (Role role : List.of(Role.DEPLOYER, Role.OWNER, Role.GUARDIAN)) {
            Files.delete(layout.keys().resolve(role.label() + ".key"));
        }
        Files.delete(layout.signer().resolve("passphrase"));
        List<Check> clean = strict.all(chain, new ProductionChecks.Chosen(6, 3, Map.of()));
        assertThat(strict.refused(clean)).isEmpty();
        List<Check> open = strict.all(
                chain,
                new ProductionChecks.Chosen(
                        6,
                        3,
                        Map.of(
                                "bithedge.watcher.push-address", "0.0.0.0",
                                "bithedge.http.reads-per-minute", "600000")));
        assertThat(strict.refused(open)).extracting(Check::name).containsExactly("push", "limits");

        Deployment elsewhere = new Deployment(
                "testnet",
                0x8000_0000L,
                deployment.vault(),
                deployment.registry(),
                deployment.oracle(),
                deployment.sbtc(),
                1,
                Map.of());
        ProductionChecks lenient = new ProductionChecks(layout, elsewhere, Set.of("network", "contracts"));
        assertThat(lenient.refused(lenient.all(chain, new ProductionChecks.Chosen(6, 3, Map.of()))))
                .extracting(Check::name)
                .containsExactly("network");
    }

    private Deployer deployer() throws IOException {
        Deployer.Settings settings = new Deployer.Settings(
                "mainnet",
                HOME.resolve("clarity/contracts"),
                Deployer.SBTC_OF_MAINNET,
                144,
                Deployer.Settings.FEE_BPS,
                Deployer.Settings.RATIO_BPS);
        return new Deployer(chain, keys, settings, line -> {});
    }

    private static int port(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(output.readLine()).path("port").intValue();
    }
}

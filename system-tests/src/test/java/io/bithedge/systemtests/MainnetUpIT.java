package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/mainnet.md by its commands, on a chain that behaves like mainnet: plan, deploy, be refused until everything is as production needs
 * it, start, look, audit, replay, stop. No price comes, as from a machine that no exchange answers to.
 */
@Tag("long") // MainnetRehearsalIT deploys and refuses without a system
class MainnetUpIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FINALITY = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String[] PAID = {"deployer", "allocator", "keeper", "oracle-1", "oracle-2", "oracle-3"};

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @Test
    void goesFromNothingToARunningPool() throws Exception {
        try (RunningSystem system = new RunningSystem(data);
                MainnetDevnet chain = MainnetDevnet.start(
                        elsewhere.resolve("chain"),
                        system.portOf("devnet"),
                        "http://127.0.0.1:" + system.portOf("watcher-push"))) {
            deploys(chain);
            chain.slowDown();
            isRefusedAsItIs(system, chain);
            keysGoElsewhere();
            String[] words =
                    words(chain, "--accept=replication", "--passphrase-file=" + elsewhere.resolve("passphrase"));
            isRefusedWithThis(system, words);
            Result up = system.start("up", words);
            assertThat(up.status()).as(up.text()).isZero();
            assertThat(up.text()).contains("ACCEPTED  replication").doesNotContain("REFUSED");
            isFollowed(system, chain);
            isEqualToTheChain(chain);
            Result down = system.down();
            assertThat(down.status()).as(down.text()).isZero();
        }
        assertThat(data.resolve("system.json")).doesNotExist();
    }

    private void deploys(MainnetDevnet chain) throws Exception {
        Result poor = deploy(chain);
        assertThat(poor.status()).isEqualTo(1);
        assertThat(poor.text()).contains("REFUSED   funds").contains("Nothing was sent: a check does not hold.");
        String deployer = poor.lines().getFirst().split(" +", -1)[1];
        assertThat(deployer).startsWith("SP");
        chain.give(deployer, 100_000_000);
        await().atMost(PATIENCE).until(() -> deploy(chain).status() == 0);
        assertThat(chain.nonce(deployer)).as("a plan sends nothing").isZero();

        Result sent = deploy(chain, "--send");
        assertThat(sent.status()).as(sent.text()).isZero();
        assertThat(chain.nonce(deployer)).isEqualTo(7);
        JsonNode accounts = JSON.readTree(contracts().toFile()).path("accounts");
        for (String role : PAID) {
            chain.give(accounts.path(role).asString(), 50_000_000);
        }
    }

    private Result deploy(MainnetDevnet chain, String... more) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("deploy", "--network=mainnet", "--node-url=" + chain.url(), "--data=" + data));
        words.addAll(List.of(more));
        return CommandLine.run(words.toArray(String[]::new));
    }

    private void isRefusedAsItIs(RunningSystem system, MainnetDevnet chain) throws Exception {
        Result refused = system.start(
                "up", words(chain, "--finality-burn-blocks=2", "--set=bithedge.watcher.push-address=0.0.0.0"));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.text())
                .contains("nothing was started: keys, sealed, finality, replication, push.")
                .contains("the passphrase lies beside the keys it opens")
                .contains("ok        contracts")
                .doesNotContain("starting kafka");
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    /** What would go round a check, is of another network, or misses what it needs. */
    private void isRefusedWithThis(RunningSystem system, String[] words) throws Exception {
        for (String more : List.of(
                "--set=bithedge.chain.finality-burn-blocks=1",
                "--set=bithedge.chain.finalityBurnBlocks=1",
                "--set=bithedge.contracts.vault=SP000000000000000000002Q6VF78.pox",
                "--network=testnet")) {
            Result refused = system.start(
                    "up", Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
            assertThat(refused.status()).as(refused.text()).isNotZero();
            assertThat(refused.text()).doesNotContain("starting");
        }
    }

    private void keysGoElsewhere() throws IOException {
        for (String role : List.of("deployer", "owner", "guardian", "fee-recipient")) {
            Files.move(data.resolve("keys").resolve(role + ".key"), elsewhere.resolve(role + ".key"));
        }
        Files.move(data.resolve("signer/passphrase"), elsewhere.resolve("passphrase"));
    }

    /** The watcher takes what the node announces, block 0 first, and both sources tell it the same up to the tip. */
    private void isFollowed(RunningSystem system, MainnetDevnet chain) throws Exception {
        chain.burn(FINALITY + 2);
        String watcher = system.url("chain-watcher") + "/status";
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode status = get(watcher);
            assertThat(status.path("state").asString()).isEqualTo("FOLLOWING");
            assertThat(status.path("final").path("height").asLong()).isPositive();
            JsonNode comparison = status.path("comparisons").path(0);
            assertThat(comparison.path("comparedHeight").asLong()).isPositive();
            assertThat(chain.undelivered()).isZero();
        });
        JsonNode status = get(watcher);
        assertThat(status.path("unread").path("count").asLong()).isZero();
        assertThat(status.path("sources").asString()).isEmpty();
        assertThat(status.path("burnTip").asLong()
                        - status.path("final").path("burnHeight").asLong())
                .isGreaterThanOrEqualTo(FINALITY);
        Result shown = CommandLine.run("status", "--data=" + data);
        assertThat(shown.status()).as(shown.text()).isZero();
        assertThat(shown.text()).contains("FOLLOWING").contains("signed").doesNotContain("does not answer");
        JsonNode network = get(system.url("topology") + "/v1/network");
        assertThat(network.path("network").asString()).isEqualTo("mainnet");
        assertThat(network.path("chainId").asLong()).isEqualTo(1);
        assertThat(network.path("developmentWallet").asBoolean(true)).isFalse();
        assertThat(network.path("finalityBurnBlocks").asInt()).isEqualTo(FINALITY);
    }

    private void isEqualToTheChain(MainnetDevnet chain) throws Exception {
        Result audit = CommandLine.run("audit", "--data=" + data, "--api=" + chain.url());
        assertThat(audit.status()).as(audit.text()).isZero();
        Result unnamed = CommandLine.run("audit", "--data=" + data);
        assertThat(unnamed.status()).isEqualTo(2);
        assertThat(unnamed.text()).contains("the contracts are on mainnet: name its API with --api URL");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Result replay = CommandLine.run("replay", "--data=" + data, "--from-chain=" + chain.url());
            assertThat(replay.status()).as(replay.text()).isZero();
            assertThat(replay.text()).contains("Everything is equal to the unit.");
        });
    }

    private String[] words(MainnetDevnet chain, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--network=mainnet",
                "--node-url=" + chain.url(),
                "--api-url=" + chain.url(),
                "--contracts=" + contracts(),
                "--detach"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Path contracts() {
        return data.resolve("deployment-mainnet.json");
    }

    private static JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }
}

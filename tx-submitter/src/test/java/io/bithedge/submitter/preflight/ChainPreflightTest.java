package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.port.Preflight.Outcome;
import io.bithedge.submitter.port.Preflight.PreflightRequest;
import io.bithedge.submitter.rule.CallRule;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.SignerRole;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One expired policy, out of the money, asked about over HTTP: from the contracts' reads, and from the node's simulation. */
class ChainPreflightTest {
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    private static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + ".policy-registry"),
            Principal.Contract.parse(DEPLOYER + ".price-oracle"),
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token"));
    private static final String INFO = """
            {"network_id":2147483648,"server_version":"devnet","burn_block_height":120,"stacks_tip_height":19,
             "stacks_tip":"%s","stacks_tip_consensus_hash":"%s"}""".formatted("00".repeat(32), "00".repeat(20));
    /** SHA512/256 of 52 zero bytes, as the node would name its tip. */
    private static final String TIP = Hashes.sha512Over256(Bytes.zeros(52)).toHex();

    private final MockWebServer server = new MockWebServer();
    /** Key: end of the route, value: the answer's body. */
    private final Map<String, String> answers = new HashMap<>();

    private NodeClient node;

    @BeforeEach
    void open() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = Objects.requireNonNull(request.getUrl()).encodedPath();
                String route = path.substring(path.lastIndexOf('/') + 1);
                String body = answers.get(route);
                return body == null
                        ? new MockResponse.Builder().code(404).build()
                        : new MockResponse.Builder().body(body).build();
            }
        });
        server.start();
        node = new NodeClient(ClientSettings.of(URI.create(server.url("/").toString()))
                .withAuthorization("secret")
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        answers.put("info", INFO);
        read("get-last-policy-id", "u9");
        read("get-policy", """
                (some (tuple (owner '%s) (policy-type "PUT") (strike u100) (amount u100) (expiration-height u110)
                  (collateral u500) (status "ACTIVE") (activation none)))""".formatted(DEPLOYER));
        read(
                "get-lock",
                "(some (tuple (registry '%s.policy-registry) (owner '%s) (token \"STX\") (tier \"balanced\") (epoch u4) (collateral u500) (premium u9)))"
                        .formatted(DEPLOYER, DEPLOYER));
        read("is-without-price", "false");
        read("get-first-price", "(ok (tuple (price u200) (height u110)))");
    }

    @AfterEach
    void close() {
        node.close();
        server.close();
    }

    private void read(String function, String value) {
        answers.put(
                function,
                "{\"okay\":true,\"result\":\"0x%s\"}"
                        .formatted(ClarityValue.parse(value).toHex().replaceFirst("^0x", "")));
    }

    private static String print(String contract, String tuple) {
        return """
                {"txid":"0x%s","event_index":0,"committed":true,"type":"contract_event","contract_event":
                 {"contract_identifier":"%s.%s","topic":"print","raw_value":"0x%s"}}""".formatted(
                        "00".repeat(32),
                        DEPLOYER,
                        contract,
                        ClarityValue.parse(tuple).toHex().replaceFirst("^0x", ""));
    }

    /** The node's answer to a simulation in which the vault settles `payout` of policy 7. */
    private void simulates(long payout) {
        String settled = print("liquidity-pool-vault", """
                (tuple (topic "policy-settled") (version u2) (policy-id u7) (registry '%s.policy-registry) (owner '%s)
                  (token "STX") (tier "balanced") (epoch u4) (collateral u500) (payout u%d) (premium u9) (expiration-height u110))""".formatted(DEPLOYER, DEPLOYER, payout));
        String closed = print("policy-registry", """
                (tuple (topic "policy-closed") (version u2) (height u1000) (policy-id u7) (owner '%s) (status "EXPIRED_OTM") (btc-price u200)
                  (btc-at u110) (stx-price u200) (stx-at u110) (payout u0) (shortfall u0))""".formatted(DEPLOYER));
        answers.put("simulate", """
                {"txid":"0x%s","tip_block_id":"%s","result_hex":"0x070100000000000000000000000000000001",
                 "post_condition_aborted":false,"vm_error":null,"events":[%s,%s]}""".formatted("00".repeat(32), TIP, settled, closed));
    }

    private static PreflightRequest expiration(Long... policyIds) {
        Body body = new Body.ProcessExpirations(
                Arrays.stream(policyIds).map(id -> new Ending(id, 110, 110)).toList());
        CallRule.Built.Call call = (CallRule.Built.Call) new CallRule(CONTRACTS).build(body);
        SignerRole keeper = new SignerRole("keeper");
        return new PreflightRequest(
                keeper,
                StacksAddress.parse(DEPLOYER),
                call.contract(),
                call.function(),
                call.arguments(),
                List.of(),
                List.of(new Command(new CommandKey(keeper, "a"), body)));
    }

    private ChainPreflight simulating() {
        return ChainPreflight.withSimulation(node, node, CONTRACTS, Network.TESTNET, Network.TESTNET.chainId());
    }

    @Test
    void passesByTheContractsReads() throws InterruptedException {
        assertThat(ChainPreflight.byReads(node, CONTRACTS).check(expiration(7L)))
                .isEqualTo(new Outcome.Passed(List.of()));
        server.takeRequest();
        assertThat(Objects.requireNonNull(server.takeRequest().getUrl()).queryParameter("tip"))
                .isEqualTo(TIP);
    }

    @Test
    void tellsTheEventsThatANodeSimulates() {
        simulates(0);
        assertThat(simulating().check(expiration(7L)))
                .isInstanceOfSatisfying(
                        Outcome.Passed.class,
                        passed -> assertThat(passed.predicted()).hasSize(2));
    }

    @Test
    void takesTheReadsAloneFromANodeWithoutSimulation() {
        assertThat(simulating().check(expiration(7L))).isEqualTo(new Outcome.Passed(List.of()));
    }

    @Test
    void findsThatNodeAndReadsDisagree() {
        simulates(1);
        assertThat(simulating().check(expiration(7L))).isInstanceOf(Outcome.Mismatch.class);
    }

    @Test
    void namesThePolicyThatFails() {
        read("is-without-price", "true");
        assertThat(simulating().check(expiration(7L)))
                .isEqualTo(new Outcome.WouldFail(
                        "policy 7: policy-registry#ERR_PRICE_PENDING (u233): price pending, passes by itself"));
    }

    @Test
    void refusesArgumentsThatAreNotTheCommands() {
        PreflightRequest other = expiration(8L);
        PreflightRequest request = new PreflightRequest(
                other.role(),
                other.sender(),
                other.contract(),
                other.function(),
                other.arguments(),
                other.postConditions(),
                expiration(7L).commands());
        assertThat(simulating().check(request)).isInstanceOf(Outcome.Mismatch.class);
    }

    @Test
    void knowsNothingWhenTheNodeIsSilentOrStrange() {
        read("get-lock", "u1");
        assertThat(simulating().check(expiration(7L))).isInstanceOf(Outcome.Unavailable.class);
        answers.remove("info");
        assertThat(simulating().check(expiration(7L))).isInstanceOf(Outcome.Unavailable.class);
    }
}

package io.bithedge.submitter.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.Sighting;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StacksChainTest {
    private static final Principal.Contract VAULT =
            Principal.Contract.parse("ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.liquidity-pool-vault");
    private static final Txid TXID = new Txid(Bytes.ofHex("ab".repeat(32)));
    private static final long NONCE = 3;
    private static final Bytes SIGNED = TransactionBuilder.tokenTransfer(
                    Network.TESTNET, Principal.of(VAULT.address()), BigInteger.ONE, Bytes.EMPTY)
            .withNonce(NONCE)
            .withFee(1_000)
            .sign(PrivateKey.ofHex("01".repeat(32) + "01"))
            .encode();
    private static final String INFO = """
            {"network_id":2147483648,"server_version":"devnet","burn_block_height":7,"stacks_tip_height":19,
             "stacks_tip":"%s","stacks_tip_consensus_hash":"%s"}""".formatted("00".repeat(32), "00".repeat(20));

    private final MockWebServer server = new MockWebServer();
    private NodeClient node;
    private ApiClient api;
    private StacksChain chain;

    @BeforeEach
    void open() throws IOException {
        server.start();
        ClientSettings options = ClientSettings.of(URI.create(server.url("/").toString()))
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        node = new NodeClient(options);
        api = new ApiClient(options);
        chain = new StacksChain(node, List.of(), api, VAULT);
    }

    @AfterEach
    void close() {
        node.close();
        api.close();
        server.close();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static String rejection(String reason) {
        return "{\"error\":\"transaction rejected\",\"reason\":\"%s\",\"reason_data\":{\"expected\":5,\"actual\":3}}"
                .formatted(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Serialization, Refused",
        "Deserialization, Refused",
        "SignatureValidation, Refused",
        "BadFunctionArgument, Refused",
        "NoSuchPublicFunction, Refused",
        "BadTransactionVersion, Refused",
        "NoSuchContract, Busy",
        "FeeTooLow, FeeTooLow",
        "TooMuchChaining, Busy",
        "ServerFailureDatabase, Busy",
        "SomethingNew, Busy",
        "NotEnoughFunds, NotEnoughFunds"
    })
    void sortsRejections(String reason, String outcome) {
        answer(400, rejection(reason));
        assertThat(chain.post(SIGNED, TXID).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void takesATransactionThatWasNotRefused() {
        answer(200, "\"" + TXID.hex() + "\"");
        assertThat(chain.post(SIGNED, TXID)).isEqualTo(new PostOutcome.Accepted());
    }

    @Test
    void doesNotTrustAnotherTxid() {
        answer(200, "\"" + "cd".repeat(32) + "\"");
        assertThat(chain.post(SIGNED, TXID)).isInstanceOf(PostOutcome.Busy.class);
    }

    @Test
    void asksForTheTipWhenTheNonceIsUsed() {
        answer(400, rejection("BadNonce"));
        answer(200, nonces(3));
        answer(200, INFO);
        assertThat(chain.post(SIGNED, TXID))
                .isInstanceOfSatisfying(
                        PostOutcome.NonceUsed.class,
                        used -> assertThat(used.tipHeight()).isEqualTo(19));
    }

    /** Else ours would pass for lost, and what it carries would go out again. */
    @Test
    void doesNotBelieveANodeAloneThatTheNonceIsUsed() {
        answer(400, rejection("BadNonce"));
        answer(200, nonces(2));
        assertThat(chain.post(SIGNED, TXID))
                .isInstanceOfSatisfying(
                        PostOutcome.Busy.class,
                        busy -> assertThat(busy.detail()).contains("the API knows no nonce from 3 on"));
    }

    private static String nonces(long lastConfirmed) {
        return "{\"next_nonce\":%d,\"last_confirmed_nonce\":%d,\"mempool\":{\"last_nonce\":null,\"missing_nonces\":[],\"pending_nonces\":[]}}"
                .formatted(lastConfirmed + 1, lastConfirmed);
    }

    @Test
    void asksTheApiWhoseNonceItIsWhenItIsContested() {
        answer(400, rejection("ConflictingNonceInMempool"));
        answer(404, "{\"error\":\"Not Found\",\"message\":\"Transaction not found\"}");
        answer(410, "{\"error\":\"Gone\"}");
        assertThat(chain.post(SIGNED, TXID))
                .isInstanceOfSatisfying(
                        PostOutcome.NonceContested.class,
                        c -> assertThat(c.ownKnown()).isFalse());
    }

    @Test
    void doesNotKnowWhatBecameOfATimeout() {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(5, java.util.concurrent.TimeUnit.SECONDS)
                .body("\"\"")
                .build());
        assertThat(chain.post(SIGNED, TXID)).isInstanceOf(PostOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503"})
    void waitsWhenTheNodeIsBusy(int status) {
        answer(status, "no");
        assertThat(chain.post(SIGNED, TXID)).isInstanceOf(PostOutcome.Busy.class);
    }

    @Test
    void readsALock() throws InterruptedException {
        ClarityValue lock = ClarityValue.some(ClarityValue.tuple(Map.of(
                "token", ClarityValue.ascii("STX"),
                "tier", ClarityValue.ascii("balanced"),
                "epoch", ClarityValue.uint(3),
                "collateral", ClarityValue.uint(56_250_000_000L),
                "premium", ClarityValue.uint(7))));
        answer(200, "{\"okay\":true,\"result\":\"%s\"}".formatted(lock.toHex()));
        assertThat(chain.lock(4)).contains(new ChainPort.Lock("STX", 56_250_000_000L));
        assertThat(server.takeRequest().getTarget())
                .isEqualTo(
                        "/v2/contracts/call-read/ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM/liquidity-pool-vault/get-lock");
        answer(200, "{\"okay\":true,\"result\":\"0x09\"}");
        assertThat(chain.lock(5)).isEmpty();
    }

    @Test
    void isUnavailableWhenAReadFails() {
        answer(200, "{\"okay\":false,\"cause\":\"Unchecked\"}");
        assertThatThrownBy(() -> chain.lock(4)).isInstanceOf(ChainPort.Unavailable.class);
        answer(500, "no");
        StacksAddress address = VAULT.address();
        assertThatThrownBy(() -> chain.account(address)).isInstanceOf(ChainPort.Unavailable.class);
    }

    /** One node refuses for good, the other took it: somebody may mine it. */
    @Test
    void postsToEveryNodeAndBelievesTheOneThatTookIt() {
        StacksChain two = new StacksChain(node, List.of(node), api, VAULT);
        answer(400, rejection("BadFunctionArgument"));
        answer(200, "\"" + TXID.hex() + "\"");
        assertThat(two.post(SIGNED, TXID)).isEqualTo(new PostOutcome.Accepted());
        answer(400, rejection("BadFunctionArgument"));
        answer(503, "");
        assertThat(two.post(SIGNED, TXID)).isInstanceOf(PostOutcome.Busy.class);
        answer(400, rejection("BadFunctionArgument"));
        answer(400, rejection("BadFunctionArgument"));
        assertThat(two.post(SIGNED, TXID)).isInstanceOf(PostOutcome.Refused.class);
    }

    @Test
    void findsNothingOfWhatTheApiDoesNotKnow() {
        answer(404, "{\"error\":\"Not Found\",\"message\":\"Transaction not found\"}");
        answer(410, "{\"error\":\"Gone\"}");
        assertThat(chain.lookUp(TXID)).isEqualTo(new Sighting.Unknown());
    }
}

package io.bithedge.signer.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.policy.PolicyFile;
import io.bithedge.signer.record.MemoryQuoteStores;
import io.bithedge.signer.record.MemoryStore;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.signer.record.SigningRecord;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.Signing;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference vectors through the socket: those that a policy can allow come back to the byte, the others with the reason. */
class VectorsTest {
    private static final JsonNode VECTORS =
            JsonMapper.builder().build().readTree(Path.of("../stacks/src/test/resources/stacks_vectors.json"));
    private static final String CONTRACT = "STAW66WC3G8WA5F28JVNG1NTRJ6H76E7EMHDBMBN.vault-v1";

    @TempDir
    private Path folder;

    private static StacksTransaction vector(String id) {
        JsonNode found = VECTORS.get("transactions")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        return StacksTransaction.decode(Bytes.ofHex(found.get("signed_tx_hex").asString()));
    }

    private static SigningDesk desk() throws IOException {
        Map<String, PrivateKey> keys = new TreeMap<>();
        StringBuilder roles = new StringBuilder();
        for (JsonNode key : VECTORS.get("keys").values()) {
            String role = key.get("id").asString().toLowerCase(Locale.ROOT);
            keys.put(role, PrivateKey.ofHex(key.get("private_key_hex").asString()));
            roles.append(roles.isEmpty() ? "" : ",").append("""
                            "%1$s": {"calls": ["%2$s#ping", "%2$s#deposit-stx", "%2$s#payout", "%2$s#swap"],
                             "maxFeeMicroStx": 100000, "dailyLimitMicroStx": 100000000,
                             "originSpendMicroStx": 1000, "fillerTo": []}""".formatted(role, CONTRACT));
        }
        String policy = """
                {"version": 1, "network": "testnet", "chainId": 2147483648, "vault": "%s", "roles": {%s}}""".formatted(CONTRACT, roles);
        return new SigningDesk(
                PolicyFile.parse("policy", policy),
                keys,
                SigningRecord.open(new MemoryStore()),
                QuoteRecord.open(new MemoryQuoteStores()),
                InstantSource.system());
    }

    private static String ask(SignerClient client, String id, String role, Optional<Txid> replaces) throws IOException {
        StacksTransaction vector = vector(id);
        return switch (client.sign(role, vector.unsigned(), replaces)) {
            case Signing.Signed(StacksTransaction signed) -> {
                assertThat(signed.encode()).isEqualTo(vector.encode());
                assertThat(signed.txid()).isEqualTo(vector.txid());
                yield "SIGNED";
            }
            case Signing.Refused(String code, String message) -> code;
        };
    }

    @Test
    void signsTheVectorsToTheByteOrSaysWhyNot() throws IOException {
        Path socket = folder.resolve("run").resolve("signer.sock");
        try (SignerServer server = SignerServer.bind(socket, desk())) {
            Thread.ofPlatform().daemon().start(() -> SignerServerTest.serve(server));
            try (SignerClient client = SignerClient.connect(socket, Duration.ofSeconds(20))) {
                Map<String, String> outcomes = new TreeMap<>();
                Map<String, String> roles = Map.ofEntries(
                        Map.entry("tx01", "k1"),
                        Map.entry("tx02", "k2"),
                        Map.entry("tx03", "k1"),
                        Map.entry("tx04", "k1"),
                        Map.entry("tx05", "k2"),
                        Map.entry("tx06", "k3"),
                        Map.entry("tx07", "k5"),
                        Map.entry("tx08", "k4"),
                        Map.entry("tx09", "k3"),
                        Map.entry("tx10", "k1"),
                        Map.entry("tx11", "k3"));
                for (Map.Entry<String, String> each : new TreeMap<>(roles).entrySet()) {
                    outcomes.put(each.getKey(), ask(client, each.getKey(), each.getValue(), Optional.empty()));
                }
                // tx12 is tx04 with a higher fee.
                assertThat(ask(client, "tx12", "k1", Optional.empty())).isEqualTo("NONCE_TAKEN");
                outcomes.put(
                        "tx12",
                        ask(client, "tx12", "k1", Optional.of(vector("tx04").txid())));
                assertThat(outcomes)
                        .isEqualTo(new TreeMap<>(Map.ofEntries(
                                Map.entry("tx01", "TRANSFER_NOT_ALLOWED"),
                                Map.entry("tx02", "WRONG_NETWORK"),
                                Map.entry("tx03", "SIGNED"),
                                Map.entry("tx04", "SIGNED"),
                                Map.entry("tx05", "WRONG_NETWORK"),
                                Map.entry("tx06", "MODE_NOT_DENY"),
                                Map.entry("tx07", "CONDITION_UNBOUNDED"),
                                Map.entry("tx08", "MODE_NOT_DENY"),
                                Map.entry("tx09", "PAYLOAD_NOT_ALLOWED"),
                                Map.entry("tx10", "SPONSORED"),
                                Map.entry("tx11", "WRONG_ACCOUNT"),
                                Map.entry("tx12", "SIGNED"))));
            }
        }
    }
}

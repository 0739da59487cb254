package io.bithedge.benchmarks;

import io.bithedge.signer.policy.PolicyFile;
import io.bithedge.signer.record.FileStore;
import io.bithedge.signer.record.QuoteFolder;
import io.bithedge.signer.record.QuoteRecord;
import io.bithedge.signer.record.SigningRecord;
import io.bithedge.signer.server.SignerServer;
import io.bithedge.signer.server.SigningDesk;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.Signing;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signatures per second of the signer as the submitter asks it: over the socket, through the policy, recorded and synced to disk,
 * checked by the client. Argument: signatures a round.
 */
public final class SignerBenchmark {
    private static final int ROUNDS = 3;
    private static final PrivateKey KEY = PrivateKey.ofHex("%064x".formatted(7));
    private static final String REGISTRY = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry";

    private SignerBenchmark() {}

    public static void main(String[] args) throws IOException {
        int signatures = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        Path folder = Files.createTempDirectory("sign-benchmark");
        try (SigningRecord record = SigningRecord.open(FileStore.open(folder.resolve("record.log")));
                QuoteRecord quotes = QuoteRecord.open(new QuoteFolder(folder.resolve("quotes")));
                SignerServer server = SignerServer.bind(folder.resolve("signer.sock"), desk(record, quotes))) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf(
                        "round %d: %,.0f signatures/s over the socket, each recorded and synced%n",
                        round + 1, signatures / overSocket(folder, (long) round * signatures, signatures));
            }
            System.out.printf(
                    "record: %d bytes a signature%n",
                    Files.size(folder.resolve("record.log")) / record.history().count());
        } finally {
            remove(folder);
        }
    }

    private static SigningDesk desk(SigningRecord record, QuoteRecord quotes) {
        String policy = """
                {"version": 1, "network": "testnet", "chainId": 2147483648, "vault": "%1$s",
                 "roles": {"keeper": {"calls": ["%1$s#process-expirations"], "maxFeeMicroStx": 1000,
                  "dailyLimitMicroStx": 100000000000, "originSpendMicroStx": 0, "fillerTo": []}}}""".formatted(REGISTRY);
        return new SigningDesk(
                PolicyFile.parse("policy", policy), Map.of("keeper", KEY), record, quotes, InstantSource.system());
    }

    /** A settlement of 25 policies, the longest call of the keeper. */
    private static StacksTransaction unsigned(long nonce) {
        List<ClarityValue> policies = Stream.iterate(1L, id -> id + 1)
                .limit(25)
                .map(ClarityValue::uint)
                .toList();
        return TransactionBuilder.contractCall(
                        Network.TESTNET,
                        Principal.Contract.parse(REGISTRY),
                        "process-expirations",
                        List.of(ClarityValue.list(policies)))
                .withNonce(nonce)
                .withFee(600)
                .unsigned(KEY.publicKey());
    }

    private static double overSocket(Path folder, long firstNonce, int signatures) throws IOException {
        try (SignerClient client = SignerClient.connect(folder.resolve("signer.sock"), Duration.ofSeconds(30))) {
            long start = System.nanoTime();
            for (int i = 0; i < signatures; i++) {
                Signing signing = client.sign("keeper", unsigned(firstNonce + i), Optional.empty());
                if (signing instanceof Signing.Refused refused) {
                    throw new IllegalStateException(refused.toString());
                }
            }
            return seconds(start);
        }
    }

    private static double seconds(long startNs) {
        return (System.nanoTime() - startNs) / 1e9;
    }

    private static void serve(SignerServer server) {
        try {
            server.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

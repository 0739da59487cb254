package io.bithedge.benchmarks;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.stacks.transaction.TransactionSigner;
import java.util.List;
import java.util.stream.LongStream;

/** Signatures per second of a settlement of 25 policies, one thread: what the submitter and the signer can at most send. Argument: signatures. */
public final class SigningBenchmark {
    private static final int ROUNDS = 5;

    private SigningBenchmark() {}

    public static void main(String[] args) {
        int signatures = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        PrivateKey key = PrivateKey.ofHex("%064x".formatted(77));
        List<ClarityValue> ids =
                LongStream.rangeClosed(1, 25).mapToObj(ClarityValue::uint).toList();
        TransactionBuilder call = TransactionBuilder.contractCall(
                Network.TESTNET,
                Principal.Contract.parse("ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry"),
                "process-expirations",
                List.of(ClarityValue.list(ids)));
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            long bytes = 0;
            for (int nonce = 0; nonce < signatures; nonce++) {
                StacksTransaction unsigned =
                        call.withNonce(nonce).withFee(1_000).unsigned(key.publicKey());
                bytes += TransactionSigner.signOrigin(unsigned, key).encode().size();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "round %d: %,.0f signatures/s (%d bytes each)%n", round, signatures / seconds, bytes / signatures);
        }
    }
}

package io.bithedge.cli.chain;

import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.FeeEstimate;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;

/** One key that signs and sends transactions, one after the other. Not for two threads at once. */
public final class Account {
    /** Nothing we send is worth more: an estimate above it is an accident. */
    private static final BigInteger HIGHEST_FEE = BigInteger.valueOf(5_000_000);

    private final Chain chain;
    private final PrivateKey key;
    private final StacksAddress address;
    private long nextNonce = -1;

    public Account(Chain chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
        this.address = StacksAddress.ofPublicKey(key.publicKey(), chain.network());
    }

    public StacksAddress address() {
        return address;
    }

    public BigInteger balance() {
        return chain.node().account(Principal.of(address)).balance();
    }

    /** The nonce of the next transaction, those that wait counted. */
    long nextNonce() {
        if (nextNonce < 0) {
            nextNonce = chain.api().nonces(address).possibleNextNonce();
        }
        return nextNonce;
    }

    /** Signs with the next nonce and a fee, posts, and returns the id; a refusal of the node is a failure that names it. */
    public Txid send(TransactionBuilder transaction, String what) {
        StacksTransaction signed =
                transaction.withNonce(nextNonce()).withFee(fee(transaction)).sign(key);
        return switch (chain.node().submit(signed)) {
            case SubmitResult.Accepted(Txid txid) -> {
                nextNonce++;
                yield txid;
            }
            case SubmitResult.Rejected(var rejection) ->
                throw new ChainFailure("%s: the node refused the transaction of %s: %s %s"
                        .formatted(what, address, rejection.wireReason(), rejection.data()));
        };
    }

    /** The middle estimate, or the rate of a plain transfer; at least the node's floor of 1 micro-STX per byte. */
    BigInteger fee(TransactionBuilder transaction) {
        int size = transaction.signedSize();
        BigInteger wanted = switch (chain.node().estimateFee(transaction.payload(), size)) {
            case FeeEstimate.Estimated(BigInteger low, BigInteger middle, BigInteger high) -> middle;
            case FeeEstimate.Unavailable(String reason) ->
                BigInteger.valueOf(Math.multiplyExact(chain.node().transferFeeRate(), (long) size));
        };
        return wanted.max(BigInteger.valueOf(size)).min(HIGHEST_FEE);
    }
}

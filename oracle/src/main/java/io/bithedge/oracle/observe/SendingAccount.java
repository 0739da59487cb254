package io.bithedge.oracle.observe;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.FeeEstimate;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The submitter's account: one transaction at a time. A node tells only what is mined, so the next one waits for that; what is in no
 * block when a burn block has passed is posted again for a higher fee.
 */
final class SendingAccount {
    private static final BigInteger RAISE = BigInteger.valueOf(4);

    private final NodeClient node;
    private final ObserverKey key;
    private final StacksAddress address;
    private final BigInteger highestFee;
    private Optional<Waiting> waiting = Optional.empty();

    /** What was posted, and is in no block that we know of. */
    record Waiting(TransactionBuilder call, long nonce, BigInteger fee, Txid txid, long postedAtBurnHeight) {}

    SendingAccount(NodeClient node, ObserverKey key, Network network, BigInteger highestFee) {
        this.node = node;
        this.key = key;
        this.address = StacksAddress.ofPublicKey(key.publicKey(), network);
        this.highestFee = highestFee;
    }

    Principal principal() {
        return Principal.of(address);
    }

    /** Whether a transaction may be sent now; looks after the one that waits. */
    boolean isFree(long burnHeight) throws IOException {
        if (waiting.isPresent() && nextNonce() > waiting.get().nonce()) {
            waiting = Optional.empty();
        }
        if (waiting.isPresent() && burnHeight > waiting.get().postedAtBurnHeight()) {
            raise(waiting.get(), burnHeight);
        }
        return waiting.isEmpty();
    }

    Waiting send(TransactionBuilder call, long burnHeight) throws IOException {
        return post(call, nextNonce(), fee(call), Optional.empty(), burnHeight);
    }

    private void raise(Waiting old, long burnHeight) throws IOException {
        BigInteger raised =
                old.fee().add(old.fee().divide(RAISE)).add(BigInteger.ONE).min(highestFee);
        if (raised.compareTo(old.fee()) > 0) {
            post(old.call(), old.nonce(), raised, Optional.of(old.txid()), burnHeight);
        }
    }

    private Waiting post(TransactionBuilder call, long nonce, BigInteger fee, Optional<Txid> replaces, long burnHeight)
            throws IOException {
        StacksTransaction signed = key.sign(call.withNonce(nonce).withFee(fee).unsigned(key.publicKey()), replaces);
        return switch (node.submit(signed)) {
            case SubmitResult.Accepted(Txid txid) -> {
                Waiting posted = new Waiting(call, nonce, fee, txid, burnHeight);
                waiting = Optional.of(posted);
                yield posted;
            }
            case SubmitResult.Rejected(var rejection) ->
                throw new IOException("the node refused the transaction of %s: %s %s"
                        .formatted(address, rejection.wireReason(), rejection.data()));
        };
    }

    private long nextNonce() {
        return node.account(principal()).nonce();
    }

    /** The middle estimate, or the rate of a plain transfer; at least 1 micro-STX a byte. */
    private BigInteger fee(TransactionBuilder call) {
        int size = call.signedSize();
        BigInteger wanted = switch (node.estimateFee(call.payload(), size)) {
            case FeeEstimate.Estimated(BigInteger low, BigInteger middle, BigInteger high) -> middle;
            case FeeEstimate.Unavailable(String reason) ->
                BigInteger.valueOf(Math.multiplyExact(node.transferFeeRate(), (long) size));
        };
        return wanted.max(BigInteger.valueOf(size)).min(highestFee);
    }
}

package io.bithedge.oracle.observe;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.Rejection;
import io.bithedge.stacks.client.RejectionReason;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The submitter's account: one transaction at a time. A node tells only what is mined, so the next one waits for that. What is in no block
 * when a burn block has passed gives its nonce to the newest call, for more fee up to the cap. At the cap a node takes that only when it
 * has forgotten the older one; else the older one goes on waiting.
 */
final class SendingAccount {
    private static final BigInteger RAISE = BigInteger.valueOf(4);

    private final SendingPort node;
    private final ObserverKey key;
    private final StacksAddress address;
    private final BigInteger highestFee;
    private Optional<Waiting> waiting = Optional.empty();
    /** What was signed last, whether a node took it or not: a signer wants to be told what is replaced. */
    private Optional<Signed> signed = Optional.empty();

    /** What was posted, and is in no block that we know of; {@code triedAtBurnHeight}: when anything was posted for its nonce last. */
    record Waiting(TransactionBuilder call, long nonce, BigInteger fee, Txid txid, long triedAtBurnHeight) {
        Waiting triedAt(long burnHeight) {
            return new Waiting(call, nonce, fee, txid, burnHeight);
        }
    }

    private record Signed(long nonce, Txid txid) {}

    /** Whether something may be posted now. */
    sealed interface Turn {
        /** With a new nonce. */
        record Free() implements Turn {}

        /** A burn block has passed and it is not mined: it may be replaced. */
        record Overdue(Waiting old) implements Turn {}

        record NotYet(Waiting old) implements Turn {}
    }

    /** What a node did. */
    sealed interface Posted {
        record Taken(Waiting now) implements Posted {}

        /** It has the older one still, which pays the highest fee. */
        record HasOlder(Waiting old) implements Posted {}
    }

    SendingAccount(SendingPort node, ObserverKey key, Network network, BigInteger highestFee) {
        this.node = node;
        this.key = key;
        this.address = StacksAddress.ofPublicKey(key.publicKey(), network);
        this.highestFee = highestFee;
    }

    Principal principal() {
        return Principal.of(address);
    }

    Turn turn(long burnHeight) {
        if (waiting.isPresent() && node.nextNonce(principal()) > waiting.get().nonce()) {
            waiting = Optional.empty();
        }
        return waiting.<Turn>map(
                        old -> burnHeight > old.triedAtBurnHeight() ? new Turn.Overdue(old) : new Turn.NotYet(old))
                .orElseGet(Turn.Free::new);
    }

    /** With a new nonce. */
    Waiting send(TransactionBuilder call, long burnHeight) throws IOException {
        long nonce = node.nextNonce(principal());
        BigInteger fee = node.wantedFee(call).min(highestFee);
        StacksTransaction transaction = sign(call, nonce, fee);
        return switch (node.submit(transaction)) {
            case SubmitResult.Accepted(Txid txid) -> taken(new Waiting(call, nonce, fee, txid, burnHeight));
            case SubmitResult.Rejected(Rejection why) -> throw refused(why);
        };
    }

    /** With the nonce of what waits; the same call is the same bytes once it pays the highest fee. */
    Posted replace(Waiting old, TransactionBuilder newer, long burnHeight) throws IOException {
        waiting = Optional.of(old.triedAt(burnHeight));
        BigInteger fee = node.wantedFee(newer).max(raised(old.fee())).min(highestFee);
        StacksTransaction transaction = sign(newer, old.nonce(), fee);
        return switch (node.submit(transaction)) {
            case SubmitResult.Accepted(Txid txid) ->
                new Posted.Taken(taken(new Waiting(newer, old.nonce(), fee, txid, burnHeight)));
            case SubmitResult.Rejected(Rejection why) -> {
                if (why.reason() != RejectionReason.CONFLICTING_NONCE_IN_MEMPOOL || fee.compareTo(old.fee()) > 0) {
                    throw refused(why);
                }
                yield new Posted.HasOlder(old);
            }
        };
    }

    boolean paysTheMost(Waiting transaction) {
        return transaction.fee().compareTo(highestFee) >= 0;
    }

    private StacksTransaction sign(TransactionBuilder call, long nonce, BigInteger fee) throws IOException {
        Optional<Txid> replaces = signed.filter(it -> it.nonce() == nonce).map(Signed::txid);
        StacksTransaction transaction =
                key.sign(call.withNonce(nonce).withFee(fee).unsigned(key.publicKey()), replaces);
        signed = Optional.of(new Signed(nonce, transaction.txid()));
        return transaction;
    }

    private Waiting taken(Waiting posted) {
        waiting = Optional.of(posted);
        return posted;
    }

    private static BigInteger raised(BigInteger fee) {
        return fee.add(fee.divide(RAISE)).add(BigInteger.ONE);
    }

    private IOException refused(Rejection why) {
        return new IOException(
                "the node refused the transaction of %s: %s %s".formatted(address, why.wireReason(), why.data()));
    }
}

package io.bithedge.cli.guard;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.FeeEstimate;
import io.bithedge.stacks.client.Rejection;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gets vetoes onto the chain. A veto that is not in a block after two gets a higher fee under the same nonce. What an earlier run of the
 * guard left in the mempool is simply replaced: nonces begin at the one that the node expects next. For one thread.
 */
final class VetoDesk {
    private static final int BLOCKS_OF_PATIENCE = 2;
    private static final int TRIES = 24;

    private final Chain chain;
    private final PoolContracts contracts;
    private final PrivateKey key;
    private final StacksAddress address;
    private final BigInteger highestFee;
    private final Map<Veto, Sent> sent = new LinkedHashMap<>();
    private final List<GuardIncident> refusals = new ArrayList<>();

    /** A transaction that is to carry a veto. */
    record Sent(long nonce, BigInteger feeMicroStx, Txid txid, long height) {}

    VetoDesk(Chain chain, PoolContracts contracts, PrivateKey key, BigInteger highestFee) {
        this.chain = chain;
        this.contracts = contracts;
        this.key = key;
        this.address = StacksAddress.ofPublicKey(key.publicKey(), chain.network());
        this.highestFee = highestFee;
    }

    StacksAddress address() {
        return address;
    }

    /** On their way. */
    Map<Veto, Sent> sent() {
        return Map.copyOf(sent);
    }

    /** Why the last round could not send all. */
    List<GuardIncident> refusals() {
        return List.copyOf(refusals);
    }

    /** `height` of the block as of which these vetoes are wanted. */
    void want(List<Veto> vetoes, long height) {
        refusals.clear();
        sent.keySet().retainAll(vetoes);
        if (vetoes.isEmpty()) {
            return;
        }
        long expected = chain.node().account(Principal.of(address)).nonce();
        // Mined, and what it was to take off is still there: it came too early or too late, or the block is not read
        // yet.
        sent.values().removeIf(one -> one.nonce() < expected && height > one.height() + BLOCKS_OF_PATIENCE);
        for (Veto veto : vetoes) {
            Sent before = sent.get(veto);
            if (before == null) {
                post(veto, nextNonce(expected), firstFee(veto), height);
            } else if (before.nonce() >= expected && height >= before.height() + BLOCKS_OF_PATIENCE) {
                post(veto, before.nonce(), raised(before.feeMicroStx()), height);
            }
        }
    }

    private long nextNonce(long expected) {
        return sent.values().stream().mapToLong(one -> one.nonce() + 1).reduce(expected, Math::max);
    }

    /** The high estimate: there is no second chance. */
    private BigInteger firstFee(Veto veto) {
        TransactionBuilder call = veto.call(chain.network(), contracts);
        int size = call.signedSize();
        BigInteger wanted = switch (chain.node().estimateFee(call.payload(), size)) {
            case FeeEstimate.Estimated(BigInteger low, BigInteger middle, BigInteger high) -> high;
            case FeeEstimate.Unavailable(String reason) ->
                BigInteger.valueOf(Math.multiplyExact(chain.node().transferFeeRate(), 2L * size));
        };
        return wanted.max(BigInteger.valueOf(size)).min(highestFee);
    }

    private static BigInteger raised(BigInteger fee) {
        return fee.multiply(BigInteger.valueOf(3)).divide(BigInteger.TWO).add(BigInteger.ONE);
    }

    private void post(Veto veto, long nonce, BigInteger firstFee, long height) {
        BigInteger fee = firstFee;
        for (int i = 0; i < TRIES && fee.compareTo(highestFee) <= 0; i++) {
            StacksTransaction signed = veto.call(chain.network(), contracts)
                    .withNonce(nonce)
                    .withFee(fee)
                    .sign(key);
            switch (chain.node().submit(signed)) {
                case SubmitResult.Accepted(Txid txid) -> {
                    sent.put(veto, new Sent(nonce, fee, txid, height));
                    return;
                }
                case SubmitResult.Rejected(Rejection why) -> {
                    if (!isCuredByFee(why)) {
                        refuse(veto, "%s %s".formatted(why.wireReason(), why.data()));
                        return;
                    }
                    fee = raised(fee);
                }
            }
        }
        refuse(veto, "no fee up to the cap of %s micro-STX is enough".formatted(highestFee));
    }

    /** Another transaction of ours has the nonce, or the mempool is dear. */
    private static boolean isCuredByFee(Rejection why) {
        return switch (why.reason()) {
            case CONFLICTING_NONCE_IN_MEMPOOL, FEE_TOO_LOW -> true;
            default -> false;
        };
    }

    private void refuse(Veto veto, String why) {
        refusals.add(new GuardIncident(GuardIncidentCode.VETO_REFUSED, veto.what(), why));
    }
}

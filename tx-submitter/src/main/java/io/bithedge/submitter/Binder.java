package io.bithedge.submitter;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.submitter.CallRule.Built;
import io.bithedge.submitter.ChainPort.Lock;
import io.bithedge.submitter.Outgoing.Envelope;
import io.bithedge.submitter.SubmitterRule.NonceChoice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Makes a signed transaction of a call: asks the node for what it needs, then only computes. */
final class Binder {
    private final ChainPort chain;
    private final Map<SignerRole, Signer> signers;
    private final PostConditionRule conditions;
    private final FeeRule fees;
    private final Network network;
    private final long chainId;
    private final ForeignUse foreignUse = new ForeignUse();

    /** A transaction, or why there is none now. */
    sealed interface Bound {
        record Signed(Envelope envelope) implements Bound {}

        record NotNow(String why) implements Bound {}
    }

    Binder(ChainPort chain, Map<SignerRole, Signer> signers, SubmitterSettings settings) {
        this.chain = chain;
        this.signers = Map.copyOf(signers);
        this.conditions = new PostConditionRule(settings.contracts());
        this.fees = settings.fees();
        this.network = settings.network();
        this.chainId = settings.chainId();
    }

    Collection<SignerRole> roles() {
        return new TreeSet<>(signers.keySet());
    }

    boolean knows(SignerRole role) {
        return signers.containsKey(role);
    }

    String address(SignerRole role) {
        return signer(role).address(network).toString();
    }

    /** What the node said about nonces was said on a branch that is no more. */
    void branchGone() {
        foreignUse.forget();
    }

    Bound bind(SubmitterState state, SignerRole role, Built.Call call) {
        List<Lock> locks = new ArrayList<>();
        call.settles().stream().distinct().forEach(id -> chain.lock(id).ifPresent(locks::add));
        List<PostCondition> limits = conditions.conditions(locks);
        TransactionBuilder unbound = TransactionBuilder.contractCall(
                        network, call.contract(), call.function(), call.arguments())
                .withChainId(chainId)
                .withPostConditions(PostConditionMode.DENY, limits);
        return sign(state, role, unbound);
    }

    /** The same call with the same conditions, for another nonce. */
    Bound rebind(SubmitterState state, Outgoing old) {
        StacksTransaction before =
                StacksTransaction.decode(old.envelope().orElseThrow().bytes());
        TransactionBuilder unbound = TransactionBuilder.of(network, before.payload())
                .withChainId(chainId)
                .withPostConditions(before.mode(), before.postConditions());
        return sign(state, old.key().signer(), unbound);
    }

    private Bound sign(SubmitterState state, SignerRole role, TransactionBuilder unbound) {
        Signer signer = signer(role);
        ChainPort.Account account = chain.account(signer.address(network));
        OptionalLong noticedAt =
                foreignUse.noticed(role, account, SubmitterRule.isForeign(state, role, account.nonce()));
        return switch (SubmitterRule.nonce(state, role, account.nonce(), noticedAt)) {
            case NonceChoice.Wait(String why) -> new Bound.NotNow(why);
            case NonceChoice.Use(long nonce) -> {
                int size = unbound.signedSize();
                Optional<Long> estimate = chain.estimatedFee(unbound.payload(), size);
                long fee = fees.fee(estimate, size);
                StacksTransaction signed = unbound.withNonce(nonce).withFee(fee).sign(signer);
                yield new Bound.Signed(new Envelope(nonce, fee, signed.txid(), signed.encode()));
            }
        };
    }

    private Signer signer(SignerRole role) {
        Signer signer = signers.get(role);
        if (signer == null) {
            throw new IllegalStateException("no key for role " + role);
        }
        return signer;
    }
}

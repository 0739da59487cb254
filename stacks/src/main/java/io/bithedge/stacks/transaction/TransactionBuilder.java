package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.Payload.ContractCall;
import io.bithedge.stacks.transaction.Payload.SmartContract;
import io.bithedge.stacks.transaction.Payload.TokenTransfer;
import io.bithedge.stacks.transaction.Payload.Version;
import java.math.BigInteger;
import java.util.List;

/**
 * A transaction before it is bound to a key. Defaults: the network's chain id, Deny, no post-conditions, nonce and fee 0.
 * Immutable: every step gives a new builder, so that one call can be signed again with another fee.
 */
public record TransactionBuilder(
        Network network,
        long chainId,
        Payload payload,
        BigInteger nonce,
        BigInteger feeMicroStx,
        PostConditionMode mode,
        List<PostCondition> postConditions) {
    public TransactionBuilder {
        postConditions = List.copyOf(postConditions);
    }

    public static TransactionBuilder of(Network network, Payload payload) {
        return new TransactionBuilder(
                network,
                network.chainId(),
                payload,
                BigInteger.ZERO,
                BigInteger.ZERO,
                PostConditionMode.DENY,
                List.of());
    }

    public static TransactionBuilder contractCall(
            Network network, Principal.Contract contract, String function, List<ClarityValue> arguments) {
        return of(network, new ContractCall(contract, function, arguments));
    }

    /** The memo has at most 34 bytes. */
    public static TransactionBuilder tokenTransfer(
            Network network, Principal recipient, BigInteger amountMicroStx, Bytes memo) {
        return of(network, new TokenTransfer(recipient, amountMicroStx, memo));
    }

    /** Clarity version 1..6. */
    public static TransactionBuilder deploy(Network network, String name, String source, int clarityVersion) {
        return of(network, new SmartContract(new Version.Named(clarityVersion), name, PayloadCodec.source(source)));
    }

    /** In the Clarity version that the epoch prescribes. */
    public static TransactionBuilder deploy(Network network, String name, String source) {
        return of(network, new SmartContract(new Version.EpochDefault(), name, PayloadCodec.source(source)));
    }

    public TransactionBuilder withNonce(BigInteger changed) {
        return new TransactionBuilder(network, chainId, payload, changed, feeMicroStx, mode, postConditions);
    }

    public TransactionBuilder withNonce(long changed) {
        return withNonce(BigInteger.valueOf(changed));
    }

    public TransactionBuilder withFee(BigInteger changedMicroStx) {
        return new TransactionBuilder(network, chainId, payload, nonce, changedMicroStx, mode, postConditions);
    }

    public TransactionBuilder withFee(long changedMicroStx) {
        return withFee(BigInteger.valueOf(changedMicroStx));
    }

    public TransactionBuilder withPostConditions(PostConditionMode changed, List<PostCondition> conditions) {
        return new TransactionBuilder(network, chainId, payload, nonce, feeMicroStx, changed, conditions);
    }

    public TransactionBuilder withChainId(long changed) {
        return new TransactionBuilder(network, changed, payload, nonce, feeMicroStx, mode, postConditions);
    }

    public StacksTransaction unsigned(Bytes publicKey) {
        return transaction(new Authorization.Standard(origin(publicKey)));
    }

    /** To be signed by the origin and then by {@link TransactionSigner#signSponsor}. */
    public StacksTransaction unsignedSponsored(Bytes publicKey) {
        return transaction(new Authorization.Sponsored(origin(publicKey), SpendingCondition.sponsorSentinel()));
    }

    public StacksTransaction sign(Signer signer) {
        return TransactionSigner.signOrigin(unsigned(signer.publicKey()), signer);
    }

    public StacksTransaction signSponsored(Signer origin) {
        return TransactionSigner.signOrigin(unsignedSponsored(origin.publicKey()), origin);
    }

    /** The size of the signed transaction in bytes: signatures have a fixed size, so it is known before. */
    public int signedSize() {
        return unsigned(Bytes.zeros(33)).encode().size();
    }

    private SpendingCondition origin(Bytes publicKey) {
        return SpendingCondition.unsigned(Hashes.hash160(publicKey), publicKey.size() == 33, nonce, feeMicroStx);
    }

    private StacksTransaction transaction(Authorization authorization) {
        return new StacksTransaction(network, chainId, authorization, AnchorMode.ANY, mode, postConditions, payload);
    }
}

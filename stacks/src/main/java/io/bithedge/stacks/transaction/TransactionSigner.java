package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.SpendingCondition.MultiSig;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import java.math.BigInteger;

/** Signs transactions of single keys. The signer must hold the key of the condition it signs. */
public final class TransactionSigner {
    private TransactionSigner() {}

    public static StacksTransaction signOrigin(StacksTransaction unsigned, Signer signer) {
        SingleSig origin = ownCondition(unsigned.authorization().origin(), signer);
        SingleSig signed = origin.withSignature(
                signer.sign(Sighash.originPresign(unsigned)).toVrs());
        return unsigned.withAuthorization(
                switch (unsigned.authorization()) {
                    case Authorization.Standard standard -> new Authorization.Standard(signed);
                    case Authorization.Sponsored sponsored -> new Authorization.Sponsored(signed, sponsored.sponsor());
                });
    }

    /** Sets nonce and fee of the sponsor and signs for it. The origin's signature stays valid; call again to raise the fee. */
    public static StacksTransaction signSponsor(
            StacksTransaction originSigned, Signer sponsor, BigInteger nonce, BigInteger feeMicroStx) {
        if (!(originSigned.authorization() instanceof Authorization.Sponsored authorization)
                || !(authorization.origin() instanceof SingleSig origin)) {
            throw new IllegalArgumentException("not a sponsored transaction of a single-key origin");
        }
        SingleSig unsigned = SpendingCondition.unsigned(
                Hashes.hash160(sponsor.publicKey()), sponsor.isCompressed(), nonce, feeMicroStx);
        Bytes postsign = Sighash.postsign(Sighash.originPresign(originSigned), origin);
        SingleSig signed = unsigned.withSignature(
                sponsor.sign(Sighash.sponsorPresign(postsign, unsigned)).toVrs());
        return originSigned.withAuthorization(new Authorization.Sponsored(origin, signed));
    }

    private static SingleSig ownCondition(SpendingCondition condition, Signer signer) {
        return switch (condition) {
            case SingleSig single
            when single.hashMode() == HashMode.P2PKH
                    && single.signer().equals(Hashes.hash160(signer.publicKey()))
                    && single.compressedKey() == signer.isCompressed() -> single;
            case SingleSig single ->
                throw new IllegalArgumentException(
                        "the condition is of %s, the signer is %s".formatted(single.signer(), signer.publicKey()));
            case MultiSig multi -> throw new IllegalArgumentException("multi-signature accounts are not signed here");
        };
    }
}

package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.signing.RecoverableSignature;
import io.bithedge.stacks.signing.Secp256k1;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;

/** Whether the signatures of a transaction are those of its accounts, as a node checks before it takes it. */
public final class SignatureCheck {
    private SignatureCheck() {}

    /** True when every party is a single P2PKH key and has signed with low S. */
    public static boolean isFullySigned(StacksTransaction tx) {
        Bytes presign = Sighash.originPresign(tx);
        return switch (tx.authorization()) {
            case Authorization.Standard(SpendingCondition origin) -> isSigned(presign, origin);
            case Authorization.Sponsored(SpendingCondition origin, SpendingCondition sponsor) ->
                isSigned(presign, origin)
                        && origin instanceof SingleSig single
                        && isSigned(Sighash.sponsorPresign(Sighash.postsign(presign, single), sponsor), sponsor);
        };
    }

    private static boolean isSigned(Bytes presign, SpendingCondition condition) {
        if (!(condition instanceof SingleSig single)
                || single.hashMode() != HashMode.P2PKH
                || single.signature().unsignedAt(0) > 3) {
            return false;
        }
        RecoverableSignature signature = RecoverableSignature.ofVrs(single.signature());
        return Secp256k1.isLowS(signature)
                && Secp256k1.recover(presign, signature, single.compressedKey())
                        .filter(key -> Hashes.hash160(key).equals(single.signer()))
                        .isPresent();
    }
}

package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;

/**
 * The chain of hashes that the parties sign.
 * initial = H(cleared transaction); presign = H(initial | flag | fee | nonce), which is signed;
 * postsign = H(presign | key encoding | signature), which takes the place of initial for the sponsor.
 */
public final class Sighash {
    private static final int ORIGIN_FLAG = 0x04;
    private static final int SPONSOR_FLAG = 0x05;

    private Sighash() {}

    /** The cleared transaction: no nonces, fees, signatures, and no sponsor. */
    public static Bytes preimage(StacksTransaction tx) {
        Authorization cleared = switch (tx.authorization()) {
            case Authorization.Standard(SpendingCondition origin) -> new Authorization.Standard(origin.cleared());
            case Authorization.Sponsored sponsored ->
                new Authorization.Sponsored(sponsored.origin().cleared(), SpendingCondition.sponsorSentinel());
        };
        return tx.withAuthorization(cleared).encode();
    }

    public static Bytes initial(StacksTransaction tx) {
        return Hashes.sha512Over256(preimage(tx));
    }

    /** What the origin signs; the flag is that of a standard transaction even when there is a sponsor. */
    public static Bytes originPresign(StacksTransaction tx) {
        return presign(initial(tx), ORIGIN_FLAG, tx.authorization().origin());
    }

    /** What the sponsor signs, after the origin has. */
    public static Bytes sponsorPresign(Bytes originPostsign, SpendingCondition sponsor) {
        return presign(originPostsign, SPONSOR_FLAG, sponsor);
    }

    /** The hash after one key has signed. */
    public static Bytes postsign(Bytes presign, SingleSig signed) {
        return Hashes.sha512Over256(new WireWriter()
                .bytes(presign)
                .u8(signed.compressedKey() ? 0 : 1)
                .bytes(signed.signature())
                .toBytes());
    }

    private static Bytes presign(Bytes current, int flag, SpendingCondition condition) {
        return Hashes.sha512Over256(new WireWriter()
                .bytes(current)
                .u8(flag)
                .u64(condition.feeMicroStx())
                .u64(condition.nonce())
                .toBytes());
    }
}

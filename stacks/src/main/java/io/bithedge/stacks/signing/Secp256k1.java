package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * ECDSA over secp256k1 with RFC 6979 nonces and low S. Bouncy Castle's own signer does not tell the recovery id,
 * so R = k*G is computed here: recovery id = (R.y odd) | (R.x >= n) << 1, its first bit flipped when s is negated.
 */
public final class Secp256k1 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final BigInteger FIELD_PRIME = CURVE.getCurve().getField().getCharacteristic();

    private Secp256k1() {}

    static RecoverableSignature sign(BigInteger secret, Bytes digest) {
        byte[] hash = requireDigest(digest);
        BigInteger e = new BigInteger(1, hash);
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, secret, hash);
        while (true) {
            BigInteger k = nonces.nextK();
            ECPoint point = multiplyBase(k);
            BigInteger x = point.getAffineXCoord().toBigInteger();
            BigInteger r = x.mod(ORDER);
            BigInteger s = BigIntegers.modOddInverse(ORDER, k)
                    .multiply(e.add(secret.multiply(r)))
                    .mod(ORDER);
            if (r.signum() != 0 && s.signum() != 0) {
                int odd = point.getAffineYCoord().testBitZero() ? 1 : 0;
                int above = x.compareTo(ORDER) >= 0 ? 2 : 0;
                return lowS(odd | above, r, s);
            }
        }
    }

    private static RecoverableSignature lowS(int recoveryId, BigInteger r, BigInteger s) {
        return s.compareTo(HALF_ORDER) > 0
                ? new RecoverableSignature(recoveryId ^ 1, r, ORDER.subtract(s))
                : new RecoverableSignature(recoveryId, r, s);
    }

    static Bytes publicKey(BigInteger secret, boolean compressed) {
        return Bytes.copyOf(multiplyBase(secret).getEncoded(compressed));
    }

    /** Whether a node takes the signature: both numbers in range and s in the lower half. */
    public static boolean isLowS(RecoverableSignature signature) {
        return inRange(signature) && signature.s().compareTo(HALF_ORDER) <= 0;
    }

    /** The public key that made the signature over the digest; empty when there is none. */
    public static Optional<Bytes> recover(Bytes digest, RecoverableSignature signature, boolean compressed) {
        BigInteger e = new BigInteger(1, requireDigest(digest));
        BigInteger x = signature.r().add((signature.recoveryId() & 2) == 0 ? BigInteger.ZERO : ORDER);
        if (!inRange(signature) || x.compareTo(FIELD_PRIME) >= 0) {
            return Optional.empty();
        }
        return liftX(x, (signature.recoveryId() & 1) == 1)
                .map(point -> solve(point, e, signature))
                .filter(key -> !key.isInfinity())
                .map(key -> Bytes.copyOf(key.getEncoded(compressed)));
    }

    // Q = r^-1 * (s*R - e*G)
    private static ECPoint solve(ECPoint point, BigInteger e, RecoverableSignature signature) {
        BigInteger inverse = BigIntegers.modOddInverse(ORDER, signature.r());
        BigInteger ofBase = e.negate().multiply(inverse).mod(ORDER);
        BigInteger ofPoint = signature.s().multiply(inverse).mod(ORDER);
        return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, point, ofPoint)
                .normalize();
    }

    private static Optional<ECPoint> liftX(BigInteger x, boolean odd) {
        byte[] encoded = new byte[33];
        encoded[0] = (byte) (odd ? 3 : 2);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, x), 0, encoded, 1, 32);
        try {
            return Optional.of(CURVE.getCurve().decodePoint(encoded));
        } catch (IllegalArgumentException notOnCurve) {
            return Optional.empty();
        }
    }

    /** Whether the bytes are a point of the curve in compressed or uncompressed form. */
    public static boolean isPublicKey(Bytes bytes) {
        boolean compressed = bytes.size() == 33 && (bytes.unsignedAt(0) == 2 || bytes.unsignedAt(0) == 3);
        boolean uncompressed = bytes.size() == 65 && bytes.unsignedAt(0) == 4;
        if (!compressed && !uncompressed) {
            return false;
        }
        try {
            return CURVE.getCurve().decodePoint(bytes.toArray()).isValid();
        } catch (IllegalArgumentException notOnCurve) {
            return false;
        }
    }

    private static boolean inRange(RecoverableSignature signature) {
        return signature.r().signum() > 0
                && signature.s().signum() > 0
                && signature.r().compareTo(ORDER) < 0
                && signature.s().compareTo(ORDER) < 0;
    }

    private static ECPoint multiplyBase(BigInteger factor) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
    }

    private static byte[] requireDigest(Bytes digest) {
        if (digest.size() != 32) {
            throw new IllegalArgumentException("a digest has 32 bytes, got " + digest.size());
        }
        return digest.toArray();
    }
}

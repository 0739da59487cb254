package io.bithedge.stacks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** The hash functions of the protocol. */
public final class Hashes {
    private Hashes() {}

    public static Bytes sha256(Bytes input) {
        return digest("SHA-256", input);
    }

    /** SHA-512/256: transaction ids, hashes to sign, block ids. */
    public static Bytes sha512Over256(Bytes input) {
        return digest("SHA-512/256", input);
    }

    /** RIPEMD160(SHA256(x)): what an address holds of a public key. */
    public static Bytes hash160(Bytes input) {
        byte[] inner = sha256(input).toArray();
        RIPEMD160Digest ripemd = new RIPEMD160Digest();
        ripemd.update(inner, 0, inner.length);
        byte[] out = new byte[ripemd.getDigestSize()];
        ripemd.doFinal(out, 0);
        return Bytes.copyOf(out);
    }

    private static Bytes digest(String algorithm, Bytes input) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance(algorithm).digest(input.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is part of every JDK since 9", e);
        }
    }
}

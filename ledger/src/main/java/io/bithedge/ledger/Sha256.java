package io.bithedge.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of the weight tree: a leaf and a node can never be taken for each other. */
final class Sha256 {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@code sha256(0x00 || address || weight as 8 bytes, big endian)}. */
    byte[] leaf(String provider, long weight) {
        digest.update(LEAF);
        digest.update(ascii(provider));
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (weight >>> shift));
        }
        return digest.digest();
    }

    /** {@code sha256(0x01 || left || right)}. */
    byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** First byte of {@code sha256(address)}. */
    int bucket(String provider) {
        return Byte.toUnsignedInt(digest.digest(ascii(provider))[0]);
    }

    private static byte[] ascii(String provider) {
        byte[] bytes = provider.getBytes(StandardCharsets.US_ASCII);
        if (!new String(bytes, StandardCharsets.US_ASCII).equals(provider)) {
            throw new IllegalArgumentException("provider address: expected ASCII, got " + provider);
        }
        return bytes;
    }
}

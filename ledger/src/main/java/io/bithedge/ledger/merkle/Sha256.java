package io.bithedge.ledger.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, reused from hash to hash. For one thread. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of the parts, one behind the other. */
    public byte[] of(byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The hash of the first {@code length} bytes. */
    public byte[] ofFirst(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    /** The bytes of an address as text. Throws IllegalArgumentException unless it is ASCII. */
    public static byte[] ascii(String provider) {
        byte[] bytes = provider.getBytes(StandardCharsets.US_ASCII);
        if (!new String(bytes, StandardCharsets.US_ASCII).equals(provider)) {
            throw new IllegalArgumentException("provider address: expected ASCII, got " + provider);
        }
        return bytes;
    }
}

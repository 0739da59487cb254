package io.bithedge.topology.http.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Single-use numbers that need no memory until they are used: run (8 bytes), expiry in seconds (8), random (16), and a code over them and
 * the address (16). Only the run of the instance that issued one can check it, and it remembers those used until they expire: a signature
 * that was overheard opens nothing a second time, on this instance or another.
 */
final class Nonces {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RUN_BYTES = 8;
    private static final int BODY_BYTES = 32;
    private static final int CODE_BYTES = 16;
    /** When so many are used within their lifetime, the oldest are forgotten: by then the limits of clients have failed. */
    private static final int REMEMBERED = 1_000_000;

    private final byte[] run = new byte[RUN_BYTES];
    private final SecretKeySpec secret;
    private final SecureRandom random;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Cache<String, Boolean> used;

    enum Verdict {
        GOOD,
        /** Issued by another instance, or by this one before it was started anew. */
        NOT_OURS,
        FORGED,
        EXPIRED,
        USED
    }

    record Issued(String text, Instant expiresAt) {}

    Nonces(SecureRandom random, Duration lifetime, InstantSource clock) {
        this.random = random;
        this.lifetime = lifetime;
        this.clock = clock;
        byte[] key = new byte[32];
        random.nextBytes(key);
        random.nextBytes(run);
        this.secret = new SecretKeySpec(key, ALGORITHM);
        this.used = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(lifetime.plusSeconds(60))
                .build();
    }

    Issued issue(String address) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(lifetime).getEpochSecond());
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(run)
                .putLong(expiresAt.getEpochSecond())
                .put(salt)
                .array();
        byte[] whole = ByteBuffer.allocate(BODY_BYTES + CODE_BYTES)
                .put(body)
                .put(code(body, address))
                .array();
        return new Issued(Base64.getUrlEncoder().withoutPadding().encodeToString(whole), expiresAt);
    }

    /** Says whether it may be used, without using it. */
    Verdict look(String nonce, String address) {
        byte[] whole = decode(nonce);
        if (whole.length != BODY_BYTES + CODE_BYTES) {
            return Verdict.FORGED;
        }
        byte[] body = Arrays.copyOf(whole, BODY_BYTES);
        if (!Arrays.equals(Arrays.copyOf(body, RUN_BYTES), run)) {
            return Verdict.NOT_OURS;
        }
        if (!MessageDigest.isEqual(code(body, address), Arrays.copyOfRange(whole, BODY_BYTES, whole.length))) {
            return Verdict.FORGED;
        }
        if (clock.instant().isAfter(expiry(nonce))) {
            return Verdict.EXPIRED;
        }
        return used.getIfPresent(nonce) == null ? Verdict.GOOD : Verdict.USED;
    }

    /** Of several who use the same one at once, one succeeds. */
    boolean use(String nonce) {
        return used.asMap().putIfAbsent(nonce, true) == null;
    }

    /** Of a nonce that was found good. */
    static Instant expiry(String nonce) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(decode(nonce)).getLong(RUN_BYTES));
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] code(byte[] body, String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(body);
            return Arrays.copyOf(mac.doFinal(address.getBytes(StandardCharsets.US_ASCII)), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

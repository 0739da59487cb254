package io.bithedge.api.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What one client makes us keep: each firm quote and each transaction to follow is a record on every instance. */
public final class RecordQuota {
    private static final String MAC = "HmacSHA256";
    private static final int NAME_BYTES = 8;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key = newKey();
    private final RateLimits limits;

    RecordQuota(RateLimits limits) {
        this.limits = limits;
    }

    /** Throws when he has had his share. */
    public void take(HttpServletRequest request) {
        long wait = limits.secondsToWait(Clients.key(request.getRemoteAddr()));
        if (wait > 0) {
            throw AddressLimits.tooMany(wait);
        }
    }

    /**
     * A name of the client for records: the same as long as this process lives, and no way back to his address without the key, which
     * nobody keeps.
     */
    public String client(HttpServletRequest request) {
        return name(Clients.key(request.getRemoteAddr()));
    }

    private String name(String client) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(client.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, MAC);
    }
}

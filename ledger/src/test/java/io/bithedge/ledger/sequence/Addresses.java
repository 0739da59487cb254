package io.bithedge.ledger.sequence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Stacks addresses of nobody, by number: a twenty byte hash of the number, in c32check, version 26 (testnet). */
public final class Addresses {
    private static final String C32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int VERSION = 26;

    private Addresses() {}

    public static String of(long number) {
        byte[] name = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        return of(VERSION, Arrays.copyOf(sha256(name), 20));
    }

    public static String of(int version, byte[] hash160) {
        byte[] tagged = new byte[21];
        tagged[0] = (byte) version;
        System.arraycopy(hash160, 0, tagged, 1, 20);
        byte[] payload = Arrays.copyOf(hash160, 24);
        System.arraycopy(sha256(sha256(tagged)), 0, payload, 20, 4);
        StringBuilder text = new StringBuilder();
        for (BigInteger left = new BigInteger(1, payload); left.signum() > 0; left = left.shiftRight(5)) {
            text.append(C32.charAt(left.intValue() & 31));
        }
        for (int i = 0; i < payload.length && payload[i] == 0; i++) {
            text.append('0');
        }
        return "S" + C32.charAt(version) + text.reverse();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

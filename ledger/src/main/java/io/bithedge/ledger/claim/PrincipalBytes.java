package io.bithedge.ledger.claim;

import io.bithedge.ledger.merkle.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The consensus serialisation of an address: {@code 05, version, hash160} of an account, {@code 06, version, hash160, length, name} of a
 * contract. Only what a leaf needs, and as strict as a node: one text per address. For one thread.
 */
public final class PrincipalBytes {
    private static final String C32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HASH_SIZE = 20;
    private static final int CHECKSUM_SIZE = 4;
    private static final int PAYLOAD_SIZE = HASH_SIZE + CHECKSUM_SIZE;
    private static final int MOST_NAME = 40;

    private final Sha256 sha;

    public PrincipalBytes() {
        this(new Sha256());
    }

    PrincipalBytes(Sha256 sha) {
        this.sha = sha;
    }

    /** Throws IllegalArgumentException for a text that is no address. */
    public byte[] of(String text) {
        int dot = text.indexOf('.');
        String account = dot < 0 ? text : text.substring(0, dot);
        byte[] payload = payload(account, text);
        int version = C32.indexOf(account.charAt(1));
        requireChecksum(version, payload, text);
        byte[] name = dot < 0 ? new byte[0] : name(text, dot + 1);
        byte[] bytes = new byte[2 + HASH_SIZE + (dot < 0 ? 0 : 1 + name.length)];
        bytes[0] = (byte) (dot < 0 ? 5 : 6);
        bytes[1] = (byte) version;
        System.arraycopy(payload, 0, bytes, 2, HASH_SIZE);
        if (dot >= 0) {
            bytes[2 + HASH_SIZE] = (byte) name.length;
            System.arraycopy(name, 0, bytes, 3 + HASH_SIZE, name.length);
        }
        return bytes;
    }

    /** The number that the digits behind the version spell, five bits each, as 24 bytes. */
    private static byte[] payload(String account, String text) {
        if (account.length() < 3 || account.charAt(0) != 'S' || C32.indexOf(account.charAt(1)) < 0) {
            throw notAnAddress(text, "S, a version and c32 digits");
        }
        byte[] payload = new byte[PAYLOAD_SIZE];
        int at = PAYLOAD_SIZE;
        int bits = 0;
        int held = 0;
        for (int i = account.length() - 1; i >= 2; i--) {
            int digit = C32.indexOf(account.charAt(i));
            if (digit < 0) {
                throw notAnAddress(text, "c32 digits");
            }
            bits |= digit << held;
            held += 5;
            if (held >= Byte.SIZE && at > 0) {
                payload[--at] = (byte) bits;
                bits >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
            if (at == 0 && bits != 0) {
                throw notAnAddress(text, "24 bytes of hash and checksum");
            }
        }
        if (at > 0) {
            payload[at - 1] = (byte) bits;
        }
        requireCanonical(account.length() - 2, payload, text);
        return payload;
    }

    /** One 0 per leading zero byte, then the number without a leading 0. */
    private static void requireCanonical(int digits, byte[] payload, String text) {
        int zeros = 0;
        while (zeros < PAYLOAD_SIZE && payload[zeros] == 0) {
            zeros++;
        }
        int bitLength = zeros == PAYLOAD_SIZE
                ? 0
                : Byte.SIZE * (PAYLOAD_SIZE - zeros) - (Integer.numberOfLeadingZeros(payload[zeros] & 0xff) - 24);
        if (digits != zeros + (bitLength + 4) / 5) {
            throw notAnAddress(text, "one leading 0 per zero byte");
        }
    }

    private void requireChecksum(int version, byte[] payload, String text) {
        byte[] once = sha.of(new byte[] {(byte) version}, Arrays.copyOf(payload, HASH_SIZE));
        byte[] twice = sha.of(once);
        if (!Arrays.equals(twice, 0, CHECKSUM_SIZE, payload, HASH_SIZE, PAYLOAD_SIZE)) {
            throw notAnAddress(text, "a matching checksum");
        }
    }

    private static byte[] name(String text, int from) {
        String name = text.substring(from);
        if (!name.matches("[a-zA-Z][a-zA-Z0-9_-]{0," + (MOST_NAME - 1) + "}")) {
            throw notAnAddress(text, "a contract name of 1 to 40 letters, digits, - and _");
        }
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static IllegalArgumentException notAnAddress(String text, String expected) {
        return new IllegalArgumentException(
                "provider: expected a Stacks address (%s), got %s".formatted(expected, text));
    }
}

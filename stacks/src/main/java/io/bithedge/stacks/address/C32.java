package io.bithedge.stacks.address;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import java.math.BigInteger;

/**
 * c32check: base 32 over Crockford's alphabet, one `0` per leading zero byte, a double SHA-256 checksum.
 * Strict both ways: no lower case, no O for 0, no I or L for 1, one text per address.
 */
final class C32 {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGIT_BITS = 5;
    private static final int DIGIT_MASK = 31;
    private static final int CHECKSUM_SIZE = 4;
    private static final int PAYLOAD_SIZE = 20 + CHECKSUM_SIZE;
    private static final int MAX_TEXT = 2 + 40;

    private C32() {}

    static String encode(int version, Bytes hash160) {
        Bytes payload = hash160.concat(checksum(version, hash160));
        return "S" + ALPHABET.charAt(version) + digits(payload);
    }

    static StacksAddress decode(String text) {
        checkHead(text);
        int version = digitAt(text, 1);
        BigInteger number = BigInteger.ZERO;
        for (int i = 2; i < text.length(); i++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(digitAt(text, i)));
        }
        if (number.bitLength() > 8 * PAYLOAD_SIZE) {
            throw MalformedException.at(2, Kind.BAD_LENGTH, "24 bytes of hash and checksum", "more");
        }
        Bytes payload = leftPadded(number);
        Bytes hash160 = payload.slice(0, PAYLOAD_SIZE - CHECKSUM_SIZE);
        Bytes found = payload.slice(PAYLOAD_SIZE - CHECKSUM_SIZE, PAYLOAD_SIZE);
        Bytes expected = checksum(version, hash160);
        if (!expected.equals(found)) {
            throw MalformedException.at(2, Kind.BAD_CHECKSUM, "checksum " + expected.toHex(), found.toHex());
        }
        // The number alone does not fix how many zeros lead it.
        if (!digits(payload).equals(text.substring(2))) {
            throw MalformedException.at(2, Kind.BAD_LENGTH, "one leading 0 per zero byte", text);
        }
        return new StacksAddress(version, hash160);
    }

    private static void checkHead(String text) {
        if (text.isEmpty() || text.charAt(0) != 'S') {
            throw MalformedException.at(
                    0, Kind.BAD_CHARACTER, "an address starting with S", text.isEmpty() ? "nothing" : text.charAt(0));
        }
        if (text.length() < 3 || text.length() > MAX_TEXT) {
            throw MalformedException.at(
                    text.length(), Kind.BAD_LENGTH, "an address of 3 to 42 characters", text.length());
        }
    }

    private static int digitAt(String text, int index) {
        int digit = ALPHABET.indexOf(text.charAt(index));
        if (digit < 0) {
            throw MalformedException.at(index, Kind.BAD_CHARACTER, "a c32 digit", text.charAt(index));
        }
        return digit;
    }

    /** The payload as a number in base 32, behind one 0 for each leading zero byte. */
    private static String digits(Bytes payload) {
        char[] number = new char[(payload.size() * Byte.SIZE + DIGIT_BITS - 1) / DIGIT_BITS];
        int first = number.length;
        int bits = 0;
        int held = 0;
        // Five bits at a time from the right: a base that is a power of two needs no division.
        for (int i = payload.size() - 1; i >= 0; i--) {
            bits |= payload.unsignedAt(i) << held;
            held += Byte.SIZE;
            for (; held >= DIGIT_BITS; held -= DIGIT_BITS) {
                number[--first] = ALPHABET.charAt(bits & DIGIT_MASK);
                bits >>>= DIGIT_BITS;
            }
        }
        if (held > 0) {
            number[--first] = ALPHABET.charAt(bits);
        }
        while (first < number.length && number[first] == '0') {
            first++;
        }
        int zeros = 0;
        while (zeros < payload.size() && payload.unsignedAt(zeros) == 0) {
            zeros++;
        }
        return "0".repeat(zeros) + new String(number, first, number.length - first);
    }

    private static Bytes leftPadded(BigInteger number) {
        byte[] bytes = new byte[PAYLOAD_SIZE];
        byte[] raw = number.toByteArray();
        int size = Math.min(raw.length, PAYLOAD_SIZE);
        System.arraycopy(raw, raw.length - size, bytes, PAYLOAD_SIZE - size, size);
        return Bytes.copyOf(bytes);
    }

    private static Bytes checksum(int version, Bytes hash160) {
        Bytes tagged = Bytes.copyOf(new byte[] {(byte) version}).concat(hash160);
        return Hashes.sha256(Hashes.sha256(tagged)).slice(0, CHECKSUM_SIZE);
    }
}

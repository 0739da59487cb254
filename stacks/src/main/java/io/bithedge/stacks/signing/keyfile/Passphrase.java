package io.bithedge.stacks.signing.keyfile;

import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** What opens the key files. Never shown; closed, it is wiped as far as the JVM allows. */
public final class Passphrase implements AutoCloseable {
    public static final int LEAST_BYTES = 12;
    private static final int MOST_BYTES = 1024;
    private static final int RANDOM_BYTES = 32;

    private final byte[] utf8;

    private Passphrase(byte[] owned) {
        if (owned.length < LEAST_BYTES || owned.length > MOST_BYTES) {
            throw new IllegalArgumentException("a passphrase has %d to %d bytes, this one has %d"
                    .formatted(LEAST_BYTES, MOST_BYTES, owned.length));
        }
        this.utf8 = owned;
    }

    /** What a user typed; the array is wiped. */
    public static Passphrase ofTyped(char[] typed) {
        byte[] room = new byte[4 * typed.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), encoded, true);
        if (result.isError()) {
            throw new IllegalArgumentException("a passphrase is text, this one has half a character");
        }
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        Arrays.fill(typed, '\0');
        return new Passphrase(bytes);
    }

    /** The first line of a file that only its owner can read. */
    public static Passphrase ofFile(Path file) throws IOException {
        byte[] content = OwnerOnly.read(file, MOST_BYTES + 2);
        int end = 0;
        while (end < content.length && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        byte[] line = Arrays.copyOf(content, end);
        Arrays.fill(content, (byte) 0);
        return new Passphrase(line);
    }

    /** Writes a random one into a new file. */
    public static void createFile(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        OwnerOnly.create(file, (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(random, (byte) 0);
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}

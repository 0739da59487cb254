package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A secret key in memory. Neither toString nor any message ever shows it. */
public final class PrivateKey implements Signer {
    private static final int MAX_FILE_BYTES = 1024;
    private static final int SECRET_BYTES = 32;

    private final BigInteger secret;
    private final Bytes publicKey;

    private PrivateKey(BigInteger secret, boolean compressed) {
        this.secret = secret;
        this.publicKey = Secp256k1.publicKey(secret, compressed);
    }

    /** Reads 64 hex digits, or 66 ending in `01`; both mean the compressed public key. */
    public static PrivateKey ofHex(String hex) {
        String digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (!digits.matches("[0-9a-fA-F]{64}(01)?")) {
            throw bad("64 hex digits, or 66 ending in 01", digits.length() + " characters of another form");
        }
        return of(new BigInteger(digits.substring(0, 64), 16));
    }

    /** 32 bytes, most significant first. */
    public static PrivateKey ofBytes(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw bad("32 bytes", secret.length + " bytes");
        }
        return of(new BigInteger(1, secret));
    }

    /** The bytes of a new key; whoever asks wipes them. */
    public static byte[] randomBytes(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        do {
            random.nextBytes(bytes);
        } while (!isKey(new BigInteger(1, bytes)));
        return bytes;
    }

    private static PrivateKey of(BigInteger secret) {
        if (!isKey(secret)) {
            throw bad("a key within 1..n-1", "one outside");
        }
        return new PrivateKey(secret, true);
    }

    private static boolean isKey(BigInteger secret) {
        return secret.signum() > 0 && secret.compareTo(Secp256k1.ORDER) < 0;
    }

    /** The text of a file; white space around it is ignored. Refused when it is another user's, or the group or others have any right on it. */
    public static PrivateKey ofFile(Path file) throws IOException {
        OwnerOnly.require(file);
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw bad("a key file of at most 1 KiB", "a larger one");
        }
        return ofHex(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    }

    /** The value of an environment variable. */
    public static PrivateKey ofEnvironment(String variable) {
        return ofEnvironment(variable, System::getenv);
    }

    static PrivateKey ofEnvironment(String variable, Function<String, @Nullable String> environment) {
        String found = environment.apply(variable);
        if (found == null || found.isBlank()) {
            throw bad("a key in the environment variable " + variable, "nothing");
        }
        return ofHex(found.strip());
    }

    /** The same secret for the account of the uncompressed public key, another address. */
    public PrivateKey uncompressed() {
        return new PrivateKey(secret, false);
    }

    @Override
    public Bytes publicKey() {
        return publicKey;
    }

    @Override
    public RecoverableSignature sign(Bytes digest) {
        return Secp256k1.sign(secret, digest);
    }

    @Override
    public String toString() {
        return "PrivateKey of " + publicKey;
    }

    private static MalformedException bad(String expected, String got) {
        return MalformedException.at(0, Kind.BAD_KEY, expected, got);
    }
}

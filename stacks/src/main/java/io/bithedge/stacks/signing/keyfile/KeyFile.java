package io.bithedge.stacks.signing.keyfile;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.json.StrictJson;
import io.bithedge.stacks.signing.OwnerOnly;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * The secret key of one role, sealed: AES-256-GCM under a key that Argon2id makes of the passphrase. Role, public key and cost
 * are readable without it and bound to it: a changed one does not open.
 *
 * @param salt 16 bytes
 * @param nonce 12 bytes
 * @param sealedKey the 32 bytes of the secret and GCM's 16 of authentication
 */
public record KeyFile(String role, Bytes publicKey, Argon2Cost cost, Bytes salt, Bytes nonce, Bytes sealedKey) {
    private static final int VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SEALED_BYTES = KEY_BYTES + TAG_BITS / 8;
    private static final int MOST_BYTES = 4096;
    private static final String KDF = "argon2id";
    private static final String CIPHER = "aes-256-gcm";

    public KeyFile {
        requireSize("salt", salt, SALT_BYTES);
        requireSize("nonce", nonce, NONCE_BYTES);
        requireSize("sealedKey", sealedKey, SEALED_BYTES);
    }

    /** The passphrase does not open the file, or the file is not as it was written. */
    public static final class WrongPassphraseException extends RuntimeException {
        WrongPassphraseException(String role) {
            super("the key of " + role + " does not open: wrong passphrase, or the file was changed");
        }
    }

    /** Seals 32 bytes of a key; throws {@link io.bithedge.stacks.MalformedException} when they are none. */
    public static KeyFile seal(String role, byte[] secret, Passphrase passphrase, Argon2Cost cost) {
        SecureRandom random = new SecureRandom();
        KeyFile blank = new KeyFile(
                role,
                PrivateKey.ofBytes(secret).publicKey(),
                cost,
                random(random, SALT_BYTES),
                random(random, NONCE_BYTES),
                Bytes.zeros(SEALED_BYTES));
        try {
            Bytes sealed =
                    Bytes.copyOf(blank.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(secret));
            return new KeyFile(role, blank.publicKey, cost, blank.salt, blank.nonce, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /** A random key, sealed. */
    public static KeyFile create(String role, Passphrase passphrase, Argon2Cost cost) {
        byte[] secret = PrivateKey.randomBytes(new SecureRandom());
        try {
            return seal(role, secret, passphrase, cost);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Throws {@link WrongPassphraseException}. Takes as long as the cost says. */
    public PrivateKey open(Passphrase passphrase) {
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(sealedKey.toArray());
            PrivateKey key = PrivateKey.ofBytes(secret);
            Arrays.fill(secret, (byte) 0);
            if (!key.publicKey().equals(publicKey)) {
                throw new WrongPassphraseException(role);
            }
            return key;
        } catch (AEADBadTagException e) {
            throw new WrongPassphraseException(role);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    public static KeyFile read(Path file) throws IOException {
        return parse(file.toString(), new String(OwnerOnly.read(file, MOST_BYTES), StandardCharsets.UTF_8));
    }

    /** Never over a file that is there. */
    public void writeNew(Path file) throws IOException {
        OwnerOnly.create(file, (toJson().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static KeyFile parse(String source, String text) {
        StrictJson json = StrictJson.parse(source, text).only("version", "role", "publicKey", "kdf", "cipher");
        json.small("version", VERSION, VERSION);
        StrictJson kdf = json.field("kdf").only("name", "memoryKib", "iterations", "parallelism", "salt");
        requireName(kdf, KDF);
        StrictJson cipher = json.field("cipher").only("name", "nonce", "sealedKey");
        requireName(cipher, CIPHER);
        try {
            return new KeyFile(
                    json.text("role"),
                    json.bytes("publicKey"),
                    cost(kdf),
                    kdf.bytes("salt"),
                    cipher.bytes("nonce"),
                    cipher.bytes("sealedKey"));
        } catch (IllegalArgumentException e) {
            throw json.mismatch("a key file", String.valueOf(e.getMessage()));
        }
    }

    private static Argon2Cost cost(StrictJson kdf) {
        return new Argon2Cost(
                kdf.small("memoryKib", Argon2Cost.LEAST_MEMORY_KIB, Argon2Cost.MOST_MEMORY_KIB),
                kdf.small("iterations", Argon2Cost.LEAST_ITERATIONS, Argon2Cost.MOST_ITERATIONS),
                kdf.small("parallelism", 1, Argon2Cost.MOST_PARALLELISM));
    }

    private static void requireName(StrictJson part, String name) {
        if (!part.text("name").equals(name)) {
            throw part.field("name").mismatch(name, part.text("name"));
        }
    }

    private ObjectNode toJson() {
        ObjectNode json = StrictJson.object();
        json.put("version", VERSION).put("role", role).put("publicKey", publicKey.toHex());
        json.putObject("kdf")
                .put("name", KDF)
                .put("memoryKib", cost.memoryKib())
                .put("iterations", cost.iterations())
                .put("parallelism", cost.parallelism())
                .put("salt", salt.toHex());
        json.putObject("cipher").put("name", CIPHER).put("nonce", nonce.toHex()).put("sealedKey", sealedKey.toHex());
        return json;
    }

    private Cipher cipher(int mode, Passphrase passphrase) throws GeneralSecurityException {
        byte[] key = derivedKey(passphrase);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce.toArray()));
        cipher.updateAAD(header().getBytes(StandardCharsets.UTF_8));
        Arrays.fill(key, (byte) 0);
        return cipher;
    }

    private byte[] derivedKey(Passphrase passphrase) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt.toArray())
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(passphrase.utf8(), key);
        return key;
    }

    /** What is readable and must not be changed. */
    private String header() {
        return "%d|%s|%s|%s|%d|%d|%d|%s"
                .formatted(
                        VERSION,
                        role,
                        publicKey.toHex(),
                        KDF,
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        CIPHER);
    }

    private static Bytes random(SecureRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    private static void requireSize(String what, Bytes bytes, int size) {
        if (bytes.size() != size) {
            throw new IllegalArgumentException("%s: expected %d bytes, got %d".formatted(what, size, bytes.size()));
        }
    }
}

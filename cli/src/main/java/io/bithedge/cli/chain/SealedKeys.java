package io.bithedge.cli.chain;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.signing.OwnerOnly;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.keyfile.Argon2Cost;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys that the signer process opens, made here without it. Their passphrase is a random one in a file beside them: whoever wants
 * to type it moves that file away.
 */
final class SealedKeys {
    private static final int MOST_BYTES = 1024;

    private final Path folder;

    SealedKeys(Path signer) {
        this.folder = signer;
    }

    /**
     * Makes a key for every role that has none; a plain one of an older data folder is sealed, and its plain file removed.
     *
     * @param plain folder of plain keys
     */
    void complete(List<Role> roles, Path plain) throws IOException {
        OwnerOnly.createFolder(folder);
        OwnerOnly.createFolder(folder.resolve("keys"));
        if (roles.stream().map(this::file).noneMatch(Files::exists) && !Files.exists(passphraseFile())) {
            Passphrase.createFile(passphraseFile());
        }
        for (Role role : roles) {
            Path plainFile = plain.resolve(role.label() + ".key");
            if (!Files.exists(file(role))) {
                write(role, plainFile);
            }
            removePlain(role, plainFile);
        }
    }

    Bytes publicKey(Role role) throws IOException {
        return KeyFile.read(file(role)).publicKey();
    }

    private void write(Role role, Path plainFile) throws IOException {
        // The least cost is enough: nobody guesses 256 random bits, however fast.
        try (Passphrase passphrase = Passphrase.ofFile(passphraseFile())) {
            KeyFile sealed = Files.exists(plainFile)
                    ? seal(role, plainFile, passphrase)
                    : KeyFile.create(role.label(), passphrase, Argon2Cost.LEAST);
            sealed.writeNew(file(role));
        }
    }

    private static KeyFile seal(Role role, Path plainFile, Passphrase passphrase) throws IOException {
        String hex = new String(OwnerOnly.read(plainFile, MOST_BYTES), StandardCharsets.ISO_8859_1).strip();
        byte[] secret = HexFormat.of().parseHex(hex.substring(0, 64));
        try {
            return KeyFile.seal(role.label(), secret, passphrase, Argon2Cost.LEAST);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Only a file whose key is sealed: a crash between the two comes back here. */
    private void removePlain(Role role, Path plainFile) throws IOException {
        if (Files.exists(plainFile) && PrivateKey.ofFile(plainFile).publicKey().equals(publicKey(role))) {
            Files.delete(plainFile);
        }
    }

    private Path file(Role role) {
        return folder.resolve("keys").resolve(role.label() + ".json");
    }

    private Path passphraseFile() {
        return folder.resolve("passphrase");
    }
}

package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    @TempDir
    private Path data;

    private Path plain;
    private Path signer;
    private KeyFolder keys;

    @BeforeEach
    void open() {
        plain = data.resolve("keys");
        signer = data.resolve("signer");
        keys = new KeyFolder(plain, signer, Network.TESTNET);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makesAKeyPerRoleForItsOwnerAloneAndSealsThoseOfTheSigner() throws IOException {
        keys.complete();

        assertThat(mode(plain)).isEqualTo("rwx------");
        Set<String> addresses = new HashSet<>();
        for (Role role : Role.values()) {
            Path plainFile = plain.resolve(role.label() + ".key");
            if (role.isHeldBySigner()) {
                assertThat(plainFile).doesNotExist();
                assertThat(mode(signer.resolve("keys").resolve(role.label() + ".json")))
                        .isEqualTo("rw-------");
                assertThatThrownBy(() -> keys.key(role)).hasMessageContaining("is the signer's");
            } else {
                assertThat(mode(plainFile)).isEqualTo("rw-------");
                assertThat(Files.readString(plainFile).strip()).matches("[0-9a-f]{64}");
            }
            addresses.add(keys.address(role).toString());
        }
        assertThat(addresses).hasSize(Role.values().length).allMatch(address -> address.startsWith("ST"));
        assertThat(mode(signer.resolve("passphrase"))).isEqualTo("rw-------");
        // No service reads this folder: what is in it is for deploy, guard and nobody else.
        try (Stream<Path> files = Files.list(plain)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("deployer.key", "owner.key", "guardian.key", "fee-recipient.key");
        }
    }

    @Test
    void keepsTheKeysThatAreThere() throws IOException {
        keys.complete();
        String allocator = keys.address(Role.ALLOCATOR).toString();
        String owner = keys.address(Role.OWNER).toString();

        keys.complete();

        assertThat(keys.address(Role.ALLOCATOR)).hasToString(allocator);
        assertThat(keys.address(Role.OWNER)).hasToString(owner);
    }

    /** A data folder of before there was a signer. */
    @Test
    void sealsAPlainKeyAndRemovesIt() throws IOException {
        Path old = plain.resolve("keeper.key");
        Files.createDirectories(plain);
        Files.createFile(old, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String hex = "%064x".formatted(4711);
        Files.writeString(old, hex + "\n");

        keys.complete();

        assertThat(old).doesNotExist();
        KeyFile sealed = KeyFile.read(signer.resolve("keys").resolve("keeper.json"));
        PrivateKey opened = sealed.open(Passphrase.ofFile(signer.resolve("passphrase")));
        assertThat(opened.publicKey())
                .isEqualTo(PrivateKey.ofHex(hex).publicKey())
                .isEqualTo(keys.publicKey(Role.KEEPER));
    }

    /** Whoever moved the passphrase away types it at the signer; the keys that are there are complete without it. */
    @Test
    void needsNoPassphraseWhenEveryKeyIsThere() throws IOException {
        keys.complete();
        Files.delete(signer.resolve("passphrase"));

        keys.complete();

        assertThat(signer.resolve("passphrase")).doesNotExist();
        Files.delete(signer.resolve("keys").resolve("keeper.json"));
        assertThatThrownBy(keys::complete).hasMessageContaining("passphrase");
    }
}

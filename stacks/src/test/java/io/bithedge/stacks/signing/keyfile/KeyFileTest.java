package io.bithedge.stacks.signing.keyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.json.JsonMismatchException;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.keyfile.KeyFile.WrongPassphraseException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    private static final String SECRET = "%064x".formatted(0xC0FFEE);
    private static final KeyFile SEALED =
            KeyFile.seal("keeper", HexFormat.of().parseHex(SECRET), passphrase("correct horse"), Argon2Cost.LEAST);

    @TempDir
    private Path folder;

    private static Passphrase passphrase(String text) {
        return Passphrase.ofTyped(text.toCharArray());
    }

    private Path written() throws IOException {
        Path file = folder.resolve("keeper.json");
        SEALED.writeNew(file);
        return file;
    }

    @Test
    void opensWithItsPassphraseOnly() throws IOException {
        KeyFile read = KeyFile.read(written());
        assertThat(read).isEqualTo(SEALED);
        assertThat(read.open(passphrase("correct horse")).publicKey())
                .isEqualTo(PrivateKey.ofHex(SECRET).publicKey())
                .isEqualTo(read.publicKey());
        assertThatThrownBy(() -> read.open(passphrase("correct horsf")))
                .isInstanceOf(WrongPassphraseException.class)
                .hasMessageContaining("keeper");
    }

    @Test
    void isForItsOwnerAloneAndNeverOverwritten() throws IOException {
        Path file = written();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain(SECRET);
        assertThatThrownBy(() -> SEALED.writeNew(file)).isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("chmod go-rwx");
    }

    /** What is readable is bound to the key: another role, cost or public key does not open. */
    @ParameterizedTest
    @CsvSource({
        "'\"role\" : \"keeper\"', '\"role\" : \"owner\"'",
        "'\"iterations\" : 2', '\"iterations\" : 3'",
        "'\"publicKey\" : \"0', '\"publicKey\" : \"1'",
        "'\"sealedKey\" : \"', '\"sealedKey\" : \"00'",
        "'\"nonce\" : \"', '\"nonce\" : \"00'"
    })
    void doesNotOpenWhenAnythingInItChanged(String there, String instead) throws IOException {
        String text = Files.readString(written());
        Matcher field = Pattern.compile(Pattern.quote(there) + "([0-9a-f]*)").matcher(text);
        assertThat(field.find()).isTrue();
        // The same length again: two zeros in front push the last two digits out.
        String value = field.group(1);
        String kept = instead.endsWith("00") ? value.substring(0, value.length() - 2) : value;
        KeyFile changed = KeyFile.parse("changed", text.replace(field.group(), instead + kept));
        assertThat(changed).isNotEqualTo(SEALED);
        assertThatThrownBy(() -> changed.open(passphrase("correct horse")))
                .isInstanceOf(WrongPassphraseException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"version\" : 1', '\"version\" : 2', version",
        "argon2id, argon2i, kdf.name",
        "aes-256-gcm, aes-128-gcm, cipher.name",
        "'\"memoryKib\" : 19456', '\"memoryKib\" : 19455', kdf.memoryKib",
        "'\"iterations\" : 2', '\"iterations\" : 1', kdf.iterations",
        "'\"parallelism\" : 1', '\"parallelism\" : 17', kdf.parallelism",
        "'\"nonce\" : \"', '\"nonce\" : \"00', nonce",
        "'\"role\"', '\"rôle\"', rôle"
    })
    void refusesAFormOrACostThatIsNotSafe(String there, String instead, String named) throws IOException {
        String text = Files.readString(written());
        assertThat(text).contains(there);
        assertThatThrownBy(() -> KeyFile.parse("key file", text.replace(there, instead)))
                .isInstanceOf(JsonMismatchException.class)
                .hasMessageContaining(named);
    }

    @Test
    void takesThePassphraseFromTheFirstLineOfAnOwnersFile() throws IOException {
        Path file = folder.resolve("passphrase");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "correct horse\nsomething else\n");
        assertThat(SEALED.open(Passphrase.ofFile(file)).publicKey()).isEqualTo(SEALED.publicKey());
        Files.writeString(file, "too short\n");
        assertThatThrownBy(() -> Passphrase.ofFile(file)).hasMessageContaining("12 to 1024 bytes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatThrownBy(() -> Passphrase.ofFile(file)).hasMessageContaining("chmod go-rwx");
    }

    @Test
    void makesRandomPassphrasesAndKeys() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Passphrase.createFile(one);
        Passphrase.createFile(two);
        assertThat(Files.readString(one)).matches("[0-9a-f]{64}\n").isNotEqualTo(Files.readString(two));
        KeyFile key = KeyFile.create("oracle-1", Passphrase.ofFile(one), Argon2Cost.LEAST);
        assertThat(key.open(Passphrase.ofFile(one)).publicKey()).isEqualTo(key.publicKey());
    }
}

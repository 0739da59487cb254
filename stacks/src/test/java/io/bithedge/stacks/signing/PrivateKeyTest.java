package io.bithedge.stacks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.MalformedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {
    private static final String HEX = "edf9aee84d9b7abc145504dde6726c64f369d37ee34ded868fabd876c26570bc";

    @TempDir
    private Path folder;

    @Test
    void readsFilesAndVariables() throws IOException {
        Path file = file("key", "  " + HEX + "01\n", "rw-------");
        assertThat(PrivateKey.ofFile(file).publicKey())
                .isEqualTo(PrivateKey.ofHex(HEX).publicKey())
                .isEqualTo(PrivateKey.ofEnvironment("KEY", name -> name.equals("KEY") ? HEX + "\n" : null)
                        .publicKey());
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
    void refusesAFileThatOthersCanReadOrWrite(String permissions) throws IOException {
        Path open = file("open", HEX, permissions);
        assertThatThrownBy(() -> PrivateKey.ofFile(open))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("chmod go-rwx")
                .hasMessageContaining(permissions)
                .hasMessageNotContaining(HEX);
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(PrivateKey.ofHex(HEX).toString()).doesNotContain(HEX).startsWith("PrivateKey of 0x03ef788b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "edf9",
                "edf9aee84d9b7abc145504dde6726c64f369d37ee34ded868fabd876c26570bg",
                "edf9aee84d9b7abc145504dde6726c64f369d37ee34ded868fabd876c26570bc02",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
            })
    void refusesOtherTextsWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> PrivateKey.ofHex(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("BAD_KEY")
                .hasMessageNotContaining("edf9");
    }

    @Test
    void refusesMissingSources() throws IOException {
        assertThatThrownBy(() -> PrivateKey.ofEnvironment("KEY", name -> " "))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("KEY");
        assertThatThrownBy(() -> PrivateKey.ofFile(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        Path large = file("large", "0".repeat(2000), "rw-------");
        assertThatThrownBy(() -> PrivateKey.ofFile(large)).isInstanceOf(MalformedException.class);
        Path binary = file("binary", "\u00ff\u0001", "r--------");
        assertThatThrownBy(() -> PrivateKey.ofFile(binary)).isInstanceOf(MalformedException.class);
    }
}

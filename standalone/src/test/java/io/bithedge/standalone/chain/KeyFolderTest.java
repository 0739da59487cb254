package io.bithedge.standalone.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    @Test
    void makesAKeyPerRoleForItsOwnerAlone(@TempDir Path folder) throws Exception {
        KeyFolder keys = new KeyFolder(folder, Network.TESTNET);

        keys.complete();

        for (Role role : Role.values()) {
            Path file = folder.resolve(role.label() + ".key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(Files.readString(file).strip()).matches("[0-9a-f]{64}");
        }
        assertThat(Arrays.stream(Role.values()).map(role -> address(keys, role)).distinct()).hasSize(Role.values().length);
    }

    @Test
    void keepsTheKeysThatAreThere(@TempDir Path folder) throws Exception {
        KeyFolder keys = new KeyFolder(folder, Network.TESTNET);
        keys.complete();
        String before = address(keys, Role.ALLOCATOR);

        keys.complete();

        assertThat(address(keys, Role.ALLOCATOR)).isEqualTo(before).startsWith("ST");
    }

    private static String address(KeyFolder keys, Role role) {
        try {
            return keys.address(role).toString();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}

package io.bithedge.stacks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    private static final int STRANGER = 12_345;

    @TempDir
    private Path folder;

    @Test
    void makesAFolderAndTakesItAgain() throws IOException {
        Path mine = folder.resolve("a/b");
        OwnerOnly.createFolder(mine);
        OwnerOnly.createFolder(mine);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                .isEqualTo("rwx------");
    }

    @Test
    void takesTheRightsOfOthersFromAFolderThatIsThere() throws IOException {
        Path older = Files.createDirectory(
                folder.resolve("older"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (Path each : new Path[] {older, folder.resolve("new/one")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(OwnerOnly.narrowFolder(each))))
                    .isEqualTo("rwx------");
        }
    }

    /** Whoever may write into a folder puts his files in the place of ours. */
    @Test
    void refusesAFolderIntoWhichOthersWrite() throws IOException {
        OwnerOnly.requireOurs(folder.resolve("none"));
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));
        OwnerOnly.requireOurs(open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> OwnerOnly.requireOurs(open))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("others may write into it (chmod o-w)");
        assumeTrue(isRoot(), "giving a folder away needs root");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setAttribute(open, "unix:uid", STRANGER);
        assertThatThrownBy(() -> OwnerOnly.requireOurs(open)).hasMessageContaining("belongs to user 12345");
    }

    /** Somebody was quicker at a name that can be guessed, as among the temporary files: only root can make such a folder here. */
    @Test
    void refusesAFolderOfAnotherUserAndALinkThatHeMade() throws IOException {
        Path his = Files.createDirectory(
                folder.resolve("his"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path mine = Files.createDirectory(
                folder.resolve("mine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), mine);
        OwnerOnly.require(link);
        assumeTrue(isRoot(), "giving a folder away needs root");
        Files.setAttribute(his, "unix:uid", STRANGER);
        assertThatThrownBy(() -> OwnerOnly.createFolder(his))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("must belong to us")
                .hasMessageContaining("belongs to user 12345");
        Files.setAttribute(link, "unix:uid", STRANGER, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        assertThatThrownBy(() -> OwnerOnly.require(link)).hasMessageContaining("belongs to user 12345");
    }

    private boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    }
}

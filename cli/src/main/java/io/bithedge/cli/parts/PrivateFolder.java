package io.bithedge.cli.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder of what is in no other user's business: topics, schemas, state. */
final class PrivateFolder {
    private PrivateFolder() {}

    /** Makes it, or takes all rights of group and others from one that is there. */
    static Path at(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")) : folder;
    }
}

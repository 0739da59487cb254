package io.bithedge.stacks.signing;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that nobody but their owner can read or write. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final int SELF = (int) new UnixSystem().getUid();

    private OwnerOnly() {}

    /** Makes the folder and what is missing above it; one that is there must be its owner's alone. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        require(folder);
    }

    /** Makes the folder, or takes all rights of group and others from one that is there: topics, logs, the names of keys are nobody else's business. */
    public static Path narrowFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, FOLDER);
    }

    /** Refuses a file or folder of another user, also behind a link that he made, and one on which the group or others have any right. */
    public static void require(Path path) throws IOException {
        requireOwn(path, LinkOption.NOFOLLOW_LINKS);
        requireOwn(path);
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (!OWNER.containsAll(found)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "must be its owner's alone (chmod go-rwx), is " + PosixFilePermissions.toString(found));
        }
    }

    /**
     * Refuses a folder of another user, and one into which all others may write: what lies in it, and whatever is made in it, could be
     * changed for his. Nothing when there is none yet.
     */
    public static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        requireOwn(folder, LinkOption.NOFOLLOW_LINKS);
        requireOwn(folder);
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(folder);
        if (found.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "others may write into it (chmod o-w), it is " + PosixFilePermissions.toString(found));
        }
    }

    private static void requireOwn(Path path, LinkOption... links) throws IOException {
        if (Files.getAttribute(path, "unix:uid", links) instanceof Integer owner && owner != SELF) {
            throw new FileSystemException(
                    path.toString(), null, "must belong to us, user %d, belongs to user %d".formatted(SELF, owner));
        }
    }

    public static byte[] read(Path file, int mostBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        require(file);
        if (Files.size(file) > mostBytes) {
            throw new FileSystemException(
                    file.toString(), null, "has %d bytes, at most %d fit".formatted(Files.size(file), mostBytes));
        }
        return Files.readAllBytes(file);
    }

    /** Writes a new file, durable when it returns and never there in part. A file of that name is not touched: the call fails. */
    public static void create(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(
                file.getFileName() + ".new-" + ProcessHandle.current().pid());
        Files.deleteIfExists(next);
        try (FileChannel out = FileChannel.open(
                next,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(FILE))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        try {
            // A link, unlike a move, fails when the name is taken.
            Files.createLink(file, next);
        } finally {
            Files.deleteIfExists(next);
        }
        forceFolder(file);
    }

    /** Makes the name of a file durable. */
    public static void forceFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}

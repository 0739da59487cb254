package io.bithedge.standalone.chain;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The secret keys of the roles: a file per role, readable by its owner alone, 64 hex digits. */
public final class KeyFolder {
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final Network network;

    public KeyFolder(Path folder, Network network) {
        this.folder = folder;
        this.network = network;
    }

    /** Makes a random key for every role that has none. */
    public void complete() throws IOException {
        Files.createDirectories(folder);
        for (Role role : Role.values()) {
            if (!Files.exists(file(role))) {
                write(file(role));
            }
        }
    }

    public PrivateKey key(Role role) throws IOException {
        return PrivateKey.ofFile(file(role));
    }

    public StacksAddress address(Role role) throws IOException {
        return StacksAddress.ofPublicKey(key(role).publicKey(), network);
    }

    private Path file(Role role) {
        return folder.resolve(role.label() + ".key");
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            out.write(ByteBuffer.wrap((randomKey() + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException sameMoment) {
            // Somebody else made it between the check and here: his key is as good.
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A random number is a key unless it is 0 or above the curve's order, which nobody will see. */
    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        SecureRandom random = new SecureRandom();
        while (true) {
            random.nextBytes(bytes);
            String hex = HexFormat.of().formatHex(bytes);
            try {
                PrivateKey.ofHex(hex);
                return hex;
            } catch (MalformedException outOfRange) {
                random.nextBytes(bytes);
            }
        }
    }
}

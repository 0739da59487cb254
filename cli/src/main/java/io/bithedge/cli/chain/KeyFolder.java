package io.bithedge.cli.chain;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.OwnerOnly;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secret keys of the roles: a file per role, readable by its owner alone, 64 hex digits. Those of the services' roles are sealed in
 * the signer's folder, and only it opens them.
 */
public final class KeyFolder {
    private final Path folder;
    private final SealedKeys sealed;
    private final Network network;

    /** `signer`: the folder of the signer process. */
    public KeyFolder(Path folder, Path signer, Network network) {
        this.folder = folder;
        this.sealed = new SealedKeys(signer);
        this.network = network;
    }

    /** Makes a random key for every role that has none. */
    public void complete() throws IOException {
        OwnerOnly.narrowFolder(folder);
        for (Role role : Role.values()) {
            if (!role.isHeldBySigner() && !Files.exists(file(role))) {
                write(file(role));
            }
        }
        sealed.complete(
                Arrays.stream(Role.values()).filter(Role::isHeldBySigner).toList(), folder);
    }

    /** Not of a role whose key the signer holds. */
    public PrivateKey key(Role role) throws IOException {
        if (role.isHeldBySigner()) {
            throw new IllegalArgumentException("the key of " + role.label() + " is the signer's");
        }
        return PrivateKey.ofFile(file(role));
    }

    public Bytes publicKey(Role role) throws IOException {
        return role.isHeldBySigner() ? sealed.publicKey(role) : key(role).publicKey();
    }

    public StacksAddress address(Role role) throws IOException {
        return StacksAddress.ofPublicKey(publicKey(role), network);
    }

    private Path file(Role role) {
        return folder.resolve(role.label() + ".key");
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            out.write(ByteBuffer.wrap((HexFormat.of().formatHex(PrivateKey.randomBytes(new SecureRandom())) + "\n")
                    .getBytes(StandardCharsets.US_ASCII)));
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
}

package io.bithedge.submitter.app;

import io.bithedge.settings.BadSetting;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.submitter.value.SignerRole;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads `<role>.key` of every role. A key that others of the machine can read or write is no key: the process does not start. */
final class KeyFiles {
    private static final String KEY = "bithedge.keys.dir";

    private KeyFiles() {}

    static Map<SignerRole, Signer> read(Path folder, Collection<SignerRole> roles) {
        Map<SignerRole, Signer> signers = new TreeMap<>();
        roles.forEach(role -> signers.put(role, read(folder.resolve(role + ".key"))));
        return signers;
    }

    private static Signer read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadSetting(KEY, "a file " + file + " of 64 hex digits", "none");
        }
        try {
            return PrivateKey.ofFile(file);
        } catch (MalformedException e) {
            throw new BadSetting(KEY, file + " with 64 hex digits of a key", "something else");
        } catch (FileSystemException e) {
            throw new BadSetting(
                    KEY, file + " readable by its owner, us, only (chmod 600)", String.valueOf(e.getReason()));
        } catch (IOException e) {
            throw new BadSetting(KEY, file + " to be readable", e.getClass().getSimpleName());
        }
    }
}

package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Layout;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether somebody who copies the data folder, or has an account on the machine, could sign. */
final class SealedCheck {
    private static final String NAME = "sealed";

    private final Layout layout;

    SealedCheck(Layout layout) {
        this.layout = layout;
    }

    /** The first thing that does not hold is said. */
    Check of(Optional<Path> passphraseFile) throws IOException {
        List<String> missing = Arrays.stream(Role.values())
                .filter(Role::isHeldBySigner)
                .map(Role::label)
                .filter(role -> !Files.exists(layout.signer().resolve("keys").resolve(role + ".json")))
                .toList();
        if (!missing.isEmpty()) {
            return refused("no sealed key of " + String.join(", ", missing));
        }
        Path usual = layout.signer().resolve("passphrase");
        if (Files.exists(usual)) {
            return refused("the passphrase lies beside the keys it opens, in " + usual);
        }
        if (passphraseFile.filter(Files::isRegularFile).isEmpty()) {
            return refused("no passphrase opens the keys of the services: name its file with --passphrase-file");
        }
        if (passphraseFile.get().toRealPath().startsWith(layout.data().toRealPath())) {
            return refused("the passphrase lies in the data folder with the keys it opens: " + passphraseFile.get());
        }
        Optional<Path> open = openFile(passphraseFile.get());
        return open.map(file -> refused("others on this machine can read " + file + ": chmod go-rwx"))
                .orElseGet(() ->
                        new Check(NAME, true, "all keys of the services are sealed and their passphrase is elsewhere"));
    }

    private Optional<Path> openFile(Path passphraseFile) throws IOException {
        try (Stream<Path> keys = Files.exists(layout.keys()) ? Files.list(layout.keys()) : Stream.empty()) {
            return Stream.concat(Stream.of(passphraseFile), keys.sorted())
                    .filter(file -> !isOwnersAlone(file))
                    .findFirst();
        }
    }

    private static boolean isOwnersAlone(Path file) {
        try {
            OwnerOnly.require(file);
            return true;
        } catch (IOException open) {
            return false;
        }
    }

    private static Check refused(String words) {
        return new Check(NAME, false, words);
    }
}

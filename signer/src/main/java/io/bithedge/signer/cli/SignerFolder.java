package io.bithedge.signer.cli;

import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a signer keeps what it needs. Keys and passphrases are never arguments: other users of the machine see those. */
final class SignerFolder {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "${sys:bithedge.data:-${sys:bithedge.home}/data}/signer",
            description =
                    "Folder with keys/, policy.json, record.log, quotes/, run/signer.sock (default: data/signer beside the script).")
    private Path folder = Path.of("signer");

    @Option(
            names = "--socket",
            paramLabel = "FILE",
            description = "The Unix socket (default: run/signer.sock in the folder).")
    private Optional<Path> socket = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "File whose first line opens the keys (default: passphrase in the folder, else a prompt).")
    private Optional<Path> passphraseFile = Optional.empty();

    Path keys() {
        return folder.resolve("keys");
    }

    Path key(String role) {
        return keys().resolve(role + ".json");
    }

    Path policy() {
        return folder.resolve("policy.json");
    }

    Path record() {
        return folder.resolve("record.log");
    }

    Path quotes() {
        return folder.resolve("quotes");
    }

    Path socket() {
        return socket.orElse(folder.resolve("run").resolve("signer.sock"));
    }

    Passphrase passphrase() throws IOException {
        Path usual = folder.resolve("passphrase");
        if (passphraseFile.isPresent() || Files.exists(usual)) {
            return Passphrase.ofFile(passphraseFile.orElse(usual));
        }
        return Passphrase.ofTyped(typed("passphrase: "));
    }

    /** Asked twice where it is typed: nobody can read what is sealed under a mistake. */
    Passphrase newPassphrase() throws IOException {
        Path usual = folder.resolve("passphrase");
        if (passphraseFile.isPresent() || Files.exists(usual)) {
            return passphrase();
        }
        char[] first = typed("new passphrase, at least %d characters: ".formatted(Passphrase.LEAST_BYTES));
        char[] second = typed("again: ");
        boolean equal = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (!equal) {
            throw new IllegalArgumentException("the two passphrases differ");
        }
        return Passphrase.ofTyped(first);
    }

    static char[] typed(String prompt) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s", prompt))
                .orElseThrow(() -> new IllegalArgumentException("there is no terminal to ask at: name a file instead"));
    }
}

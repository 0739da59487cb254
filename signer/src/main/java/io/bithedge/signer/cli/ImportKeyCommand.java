package io.bithedge.signer.cli;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.signing.OwnerOnly;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `signer import-key`. */
@Command(
        name = "import-key",
        mixinStandardHelpOptions = true,
        description = "Seals a key that exists: 64 hex digits from a file of its owner alone, or typed.")
final class ImportKeyCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 1024;

    @Mixin
    private SignerFolder folder = new SignerFolder();

    @Mixin
    private CostOptions cost = new CostOptions();

    @Option(names = "--key-file", paramLabel = "FILE", description = "The key in hex (default: a prompt).")
    private Optional<Path> keyFile = Optional.empty();

    @Parameters(paramLabel = "ROLE", description = "The role, such as keeper.")
    private String role = "";

    @Override
    public Integer call() throws IOException {
        OwnerOnly.createFolder(folder.keys());
        byte[] secret = secret();
        try (Passphrase passphrase = folder.newPassphrase()) {
            KeyFile file = KeyFile.seal(role, secret, passphrase, cost.cost());
            file.writeNew(folder.key(role));
            ShowCommand.print(file);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        return 0;
    }

    private byte[] secret() throws IOException {
        String hex = keyFile.isPresent()
                ? new String(OwnerOnly.read(keyFile.get(), MOST_BYTES), StandardCharsets.ISO_8859_1)
                : new String(SignerFolder.typed("key in hex: "));
        String digits = hex.strip();
        if (!digits.matches("(0x)?[0-9a-fA-F]{64}(01)?")) {
            // The digits themselves stay out of the message.
            throw MalformedException.at(
                    0,
                    MalformedException.Kind.BAD_KEY,
                    "64 hex digits of a key",
                    digits.length() + " characters of another form");
        }
        int start = digits.startsWith("0x") ? 2 : 0;
        return HexFormat.of().parseHex(digits, start, start + 64);
    }
}

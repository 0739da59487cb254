package io.bithedge.signer.cli;

import io.bithedge.stacks.signing.OwnerOnly;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import io.bithedge.stacks.signing.keyfile.Passphrase;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** `signer create-key`. */
@Command(
        name = "create-key",
        mixinStandardHelpOptions = true,
        description = "Makes a random key for a role and seals it.")
final class CreateKeyCommand implements Callable<Integer> {
    @Mixin
    private SignerFolder folder = new SignerFolder();

    @Mixin
    private CostOptions cost = new CostOptions();

    @Parameters(paramLabel = "ROLE", description = "The role, such as keeper.")
    private String role = "";

    @Override
    public Integer call() throws IOException {
        OwnerOnly.createFolder(folder.keys());
        try (Passphrase passphrase = folder.newPassphrase()) {
            KeyFile file = KeyFile.create(role, passphrase, cost.cost());
            file.writeNew(folder.key(role));
            ShowCommand.print(file);
        }
        return 0;
    }
}

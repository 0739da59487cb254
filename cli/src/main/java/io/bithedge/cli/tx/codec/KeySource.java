package io.bithedge.cli.tx.codec;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds the key: never in its arguments. */
final class KeySource {
    @Option(names = "--key-file", paramLabel = "FILE", description = "File that holds the private key in hex.")
    private @Nullable Path file;

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            description = "Environment variable that holds the private key in hex; default ${DEFAULT-VALUE}.",
            defaultValue = "BITHEDGE_PRIVATE_KEY")
    private String variable = "BITHEDGE_PRIVATE_KEY";

    private @Nullable PrivateKey loaded;

    PrivateKey load() throws BadInputException {
        PrivateKey known = loaded;
        if (known == null) {
            known = read();
            loaded = known;
        }
        return known;
    }

    private PrivateKey read() throws BadInputException {
        try {
            return file == null ? PrivateKey.ofEnvironment(variable) : PrivateKey.ofFile(file);
        } catch (MalformedException e) {
            throw new BadInputException("private key", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "--key-file", "a readable file", e.getClass().getSimpleName() + " for " + e.getMessage());
        }
    }
}

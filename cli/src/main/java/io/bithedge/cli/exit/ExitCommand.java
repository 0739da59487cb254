package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.ProofJson;
import io.bithedge.stacks.signing.PrivateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bithedge exit}. */
@Command(
        name = "exit",
        mixinStandardHelpOptions = true,
        description = {
            "Withdraws everything that a vault allows now, by a proof file (./bithedge replay --proof) and the provider's key.",
            "Needs a node and its API, and nothing of the pool's operator. The exit status is 1 when a book could not be left; why is said."
        })
public final class ExitCommand implements Callable<Integer> {
    @Option(names = "--proof", required = true, paramLabel = "FILE", description = "The proof file.")
    private Path proof = Path.of("");

    @Mixin
    private NodeOption node = new NodeOption();

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "File that holds the provider's private key in hex.")
    private Path keyFile = Path.of("");

    @Override
    public Integer call() throws Exception {
        ProofFile file = ProofJson.read(Files.readString(proof));
        PrivateKey key = PrivateKey.ofFile(keyFile);
        Console console = new Console(System.out);
        try (Chain chain = node.chain(PoolContracts.of(file.vault()))) {
            return new Exit(chain, file, key, console::plain).run() == 0 ? 0 : 1;
        }
    }
}

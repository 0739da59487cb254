package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bithedge wind-up}. */
@Command(
        name = "wind-up",
        mixinStandardHelpOptions = true,
        description = {
            "For a pool whose operator is gone: ends the policies that are over and closes the books whose grace is over.",
            "Anybody may; the key pays fees and nothing else. The exit status is 1 while something stays open; until when is said."
        })
public final class WindUpCommand implements Callable<Integer> {
    @Option(names = "--contract", required = true, paramLabel = "VAULT", description = "Principal of the vault.")
    private String vault = "";

    @Mixin
    private NodeOption node = new NodeOption();

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "File that holds the private key, in hex, of an account with STX for fees.")
    private Path keyFile = Path.of("");

    @Override
    public Integer call() throws Exception {
        PoolContracts contracts = PoolContracts.of(Principal.Contract.parse(vault));
        PrivateKey key = PrivateKey.ofFile(keyFile);
        Console console = new Console(System.out);
        try (Chain chain = node.chain(contracts)) {
            return new WindUp(chain, contracts.vault(), key, console::plain)
                            .run()
                            .isNothing()
                    ? 0
                    : 1;
        }
    }
}

package io.bithedge.signer.cli;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.keyfile.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `signer show`. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Lists the sealed keys: role, public key, addresses. Needs no passphrase.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private SignerFolder folder = new SignerFolder();

    @Override
    public Integer call() throws IOException {
        try (Stream<Path> entries = Files.list(folder.keys())) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                print(KeyFile.read(file));
            }
        }
        return 0;
    }

    static void print(KeyFile file) {
        System.out.printf(
                "%-14s %s  testnet %s  mainnet %s%n",
                file.role(),
                file.publicKey().toHex(),
                StacksAddress.ofPublicKey(file.publicKey(), Network.TESTNET),
                StacksAddress.ofPublicKey(file.publicKey(), Network.MAINNET));
    }
}

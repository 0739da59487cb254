package io.bithedge.standalone;

import io.bithedge.standalone.book.BookCommand;
import io.bithedge.standalone.tx.TxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The `bithedge` command. Each subcommand is a class in a package of its own. */
@Command(
        name = "bithedge",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "The back office of an on-chain liquidity pool.",
        subcommands = {BookCommand.class, TxCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

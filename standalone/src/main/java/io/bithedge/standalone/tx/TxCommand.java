package io.bithedge.standalone.tx;

import picocli.CommandLine.Command;

/** The `tx` commands. Exit status 0 fine, 1 bad input, 2 wrong usage. */
@Command(
        name = "tx",
        mixinStandardHelpOptions = true,
        description = "Sign and decode transactions, convert Clarity values and addresses.",
        subcommands = {SignCommand.class, DecodeCommand.class, ValueCommand.class, AddressCommand.class})
public final class TxCommand {}

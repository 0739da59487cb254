package io.bithedge.standalone.tx;

import io.bithedge.standalone.transactions.BumpCommand;
import io.bithedge.standalone.transactions.ListCommand;
import io.bithedge.standalone.transactions.ParkCommand;
import io.bithedge.standalone.transactions.ResumeCommand;
import io.bithedge.standalone.transactions.ShowCommand;
import picocli.CommandLine.Command;

/** The `tx` commands. Exit status 0 fine, 1 bad input or refused, 2 wrong usage. */
@Command(
        name = "tx",
        mixinStandardHelpOptions = true,
        description = {
            "List, show, bump, park and resume the transactions of the submitter.",
            "Sign and decode transactions, convert Clarity values and addresses."
        },
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            BumpCommand.class,
            ParkCommand.class,
            ResumeCommand.class,
            SignCommand.class,
            DecodeCommand.class,
            ValueCommand.class,
            AddressCommand.class
        })
public final class TxCommand {}

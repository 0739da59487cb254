package io.bithedge.cli.tx;

import io.bithedge.cli.tx.codec.AddressCommand;
import io.bithedge.cli.tx.codec.DecodeCommand;
import io.bithedge.cli.tx.codec.SignCommand;
import io.bithedge.cli.tx.codec.ValueCommand;
import io.bithedge.cli.tx.desk.BumpCommand;
import io.bithedge.cli.tx.desk.ListCommand;
import io.bithedge.cli.tx.desk.ParkCommand;
import io.bithedge.cli.tx.desk.ResumeCommand;
import io.bithedge.cli.tx.desk.ShowCommand;
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

package io.bithedge.standalone;

import io.bithedge.standalone.book.BookCommand;
import io.bithedge.standalone.cli.AuditCommand;
import io.bithedge.standalone.cli.DemoCommand;
import io.bithedge.standalone.cli.DeployCommand;
import io.bithedge.standalone.cli.DownCommand;
import io.bithedge.standalone.cli.ExportCommand;
import io.bithedge.standalone.cli.Failures;
import io.bithedge.standalone.cli.LogsCommand;
import io.bithedge.standalone.cli.OracleCommand;
import io.bithedge.standalone.cli.ReplayCommand;
import io.bithedge.standalone.cli.RiskCommand;
import io.bithedge.standalone.cli.StatusCommand;
import io.bithedge.standalone.cli.UpCommand;
import io.bithedge.standalone.incident.IncidentsCommand;
import io.bithedge.standalone.tx.TxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The `bithedge` command. Each subcommand is a class in a package of its own. */
@Command(
        name = "bithedge",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "The back office of an on-chain liquidity pool.",
        subcommands = {
            UpCommand.class,
            DeployCommand.class,
            DemoCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            BookCommand.class,
            OracleCommand.class,
            ExportCommand.class,
            RiskCommand.class,
            TxCommand.class,
            IncidentsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(new Failures());
        System.exit(line.execute(args));
    }
}

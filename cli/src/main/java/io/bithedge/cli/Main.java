package io.bithedge.cli;

import io.bithedge.cli.book.BookCommand;
import io.bithedge.cli.book.ClaimsCommand;
import io.bithedge.cli.command.AclsCommand;
import io.bithedge.cli.command.AuditCommand;
import io.bithedge.cli.command.DemoCommand;
import io.bithedge.cli.command.DeployCommand;
import io.bithedge.cli.command.DownCommand;
import io.bithedge.cli.command.ExportCommand;
import io.bithedge.cli.command.Failures;
import io.bithedge.cli.command.LogsCommand;
import io.bithedge.cli.command.ObserveCommand;
import io.bithedge.cli.command.OracleCommand;
import io.bithedge.cli.command.ReplayCommand;
import io.bithedge.cli.command.RiskCommand;
import io.bithedge.cli.command.StatusCommand;
import io.bithedge.cli.command.TopicsCommand;
import io.bithedge.cli.command.UpCommand;
import io.bithedge.cli.exit.ExitCommand;
import io.bithedge.cli.exit.WindUpCommand;
import io.bithedge.cli.guard.GuardCommand;
import io.bithedge.cli.incident.IncidentsCommand;
import io.bithedge.cli.observation.ObservationsCommand;
import io.bithedge.cli.rebuild.RebuildCommand;
import io.bithedge.cli.registry.SchemasCommand;
import io.bithedge.cli.tx.TxCommand;
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
            GuardCommand.class,
            ExitCommand.class,
            WindUpCommand.class,
            AuditCommand.class,
            BookCommand.class,
            ClaimsCommand.class,
            OracleCommand.class,
            ObserveCommand.class,
            ExportCommand.class,
            SchemasCommand.class,
            RiskCommand.class,
            TxCommand.class,
            IncidentsCommand.class,
            ObservationsCommand.class,
            RebuildCommand.class,
            TopicsCommand.class,
            AclsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    /** The whole command, for one execution. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(new Failures());
        return line;
    }
}

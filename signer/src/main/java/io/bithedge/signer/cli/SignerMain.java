package io.bithedge.signer.cli;

import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The `signer` command. Exit status 0 fine, 1 it cannot be done, 2 wrong usage, 3 stopped by itself. */
@Command(
        name = "signer",
        mixinStandardHelpOptions = true,
        description = "Holds the keys of the services and signs what its policy allows.",
        subcommands = {
            ServeCommand.class,
            CreateKeyCommand.class,
            ImportKeyCommand.class,
            ShowCommand.class,
            StatusCommand.class
        })
public final class SignerMain {
    private static final String LOGGING = "logback.configurationFile";

    private SignerMain() {}

    public static void main(String[] args) {
        // By a name of its own: on the class path of others this jar must not decide how they log.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "signer-logback.xml");
        }
        System.exit(new CommandLine(new SignerMain())
                .setExecutionExceptionHandler(new OneSentence())
                .execute(args));
    }

    private static final class OneSentence implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
            command.getErr().println("signer: " + sentence(failure));
            return 1;
        }

        private static String sentence(Exception failure) {
            boolean bare = failure instanceof FileSystemException file && file.getReason() == null;
            return bare || failure.getMessage() == null
                    ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                    : failure.getMessage();
        }
    }
}

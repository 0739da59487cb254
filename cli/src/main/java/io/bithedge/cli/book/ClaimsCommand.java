package io.bithedge.cli.book;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Folds the histories of standard input as the vault does. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = {
            "Fold histories of one book, one JSON object a line: {\"id\", \"token\", \"tier\", \"facts\", \"ends\"}.",
            "Prints {\"id\", \"openings\", \"leaves\", \"tip\", \"closed\"} a line: the root of every opening; leaves with",
            "proofs, the vault's rows and everybody's limits behind the facts; rows and limits behind the ends.",
            "A fact that the contracts would refuse, or a line that is no history, is named on standard error;",
            "the exit status is then 1."
        })
public final class ClaimsCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        return HistoryRun.overStandardStreams(new ClaimsAnswer()).run();
    }
}

package io.bithedge.cli.book;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Folds the histories of standard input. */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = {
            "Fold histories of one book, one JSON object a line: {\"id\", \"facts\"}.",
            "Prints {\"id\", \"totals\", \"providers\"} a line. A fact that the contracts would refuse,",
            "or a line that is no history, is named on standard error; the exit status is then 1."
        })
public final class BookCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        return HistoryRun.overStandardStreams(new BookAnswer()).run();
    }
}

package io.bithedge.cli.book;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        return new HistoryRun(in, out, err).run();
    }
}

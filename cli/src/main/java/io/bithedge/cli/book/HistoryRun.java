package io.bithedge.cli.book;

import io.bithedge.ledger.Incident;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lines of histories to lines of results: a bad line is named and costs the exit status, the others still come out, each whole. */
final class HistoryRun {
    private final HistoryAnswer command;
    private final BufferedReader in;
    private final Writer out;
    private final PrintWriter err;
    private long lineNumber;
    private boolean failed;

    HistoryRun(HistoryAnswer command, BufferedReader in, Writer out, PrintWriter err) {
        this.command = command;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    static HistoryRun overStandardStreams(HistoryAnswer command) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        return new HistoryRun(command, in, out, err);
    }

    /** The exit status: 0 when every history came out, else 1. */
    int run() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lineNumber++;
            if (!line.isBlank()) {
                runLine(line);
            }
        }
        return failed ? 1 : 0;
    }

    private void runLine(String line) throws IOException {
        switch (HistoryReader.read(line, command.shape())) {
            case HistoryReader.Malformed(String id, String what) ->
                fail("%s: %s".formatted(id.isEmpty() ? "line " + lineNumber : named(id), what));
            case HistoryReader.Read(History history) -> answer(history);
        }
    }

    private void answer(History history) throws IOException {
        switch (command.answer(history)) {
            case HistoryAnswer.Line(String text) -> {
                out.write(text);
                out.flush();
            }
            case HistoryAnswer.Refused(String where, var fact, Incident why) ->
                fail("%s, %s (%s): %s (%s)"
                        .formatted(named(history.id()), where, fact.type(), why.detail(), why.code()));
        }
    }

    private String named(String id) {
        return "line %d, history %s".formatted(lineNumber, id);
    }

    private void fail(String what) {
        failed = true;
        err.println(what);
    }
}

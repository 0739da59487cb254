package io.bithedge.cli.book;

import io.bithedge.ledger.Incident;
import io.bithedge.ledger.history.HistoryFact;
import io.bithedge.ledger.history.HistoryFold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lines of histories to lines of results: a bad line is named and costs the exit status, the others still come out. */
final class HistoryRun {
    private final BufferedReader in;
    private final Writer out;
    private final PrintWriter err;
    private long lineNumber;
    private boolean failed;

    HistoryRun(BufferedReader in, Writer out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
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
        switch (HistoryReader.read(line)) {
            case HistoryReader.Malformed(String id, String what) ->
                fail("%s: %s".formatted(id.isEmpty() ? "line " + lineNumber : named(id), what));
            case HistoryReader.History history -> fold(history);
        }
    }

    private void fold(HistoryReader.History history) throws IOException {
        HistoryFold fold = new HistoryFold();
        List<HistoryFact> facts = history.facts();
        for (int i = 0; i < facts.size(); i++) {
            HistoryFact fact = facts.get(i);
            Optional<Incident> refused = fold.apply(fact);
            if (refused.isPresent()) {
                String type = fact.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                Incident why = refused.get();
                fail("%s, facts[%d] (%s): %s (%s)".formatted(named(history.id()), i, type, why.detail(), why.code()));
                return;
            }
        }
        out.write(HistoryWriter.line(history.id(), fold.book()));
        out.flush();
    }

    private String named(String id) {
        return "line %d, history %s".formatted(lineNumber, id);
    }

    private void fail(String what) {
        failed = true;
        err.println(what);
    }
}

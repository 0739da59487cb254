package io.bithedge.systemtests.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of what each fault did to who asks, as markdown; seconds. */
final class FaultReport {
    private final List<Row> rows = new ArrayList<>();

    /**
     * One fault.
     *
     * @param reads longest wait for an answer to a question about the past or the present, from any instance
     * @param writes the same for a record to be written
     * @param quotes the same for a firm quote, or a refusal of it with a reason
     * @param folds for which a final block was applied by nobody
     * @param seats for which an account had no submitter
     * @param whole from its begin until every part was ready and every instance answered everything
     * @param refused key: why, value: how many questions to one instance
     */
    record Row(
            String fault,
            double reads,
            double writes,
            double quotes,
            double folds,
            double seats,
            double whole,
            Map<String, Integer> refused,
            int asked,
            int wrong) {
        private String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.0f | %d | %s | %d |",
                    fault,
                    reads,
                    writes,
                    quotes,
                    folds,
                    seats,
                    whole,
                    asked,
                    refused,
                    wrong);
        }
    }

    synchronized void add(Row row) {
        rows.add(row);
        System.out.println("faults: " + row.line());
    }

    synchronized List<Row> rows() {
        return List.copyOf(rows);
    }

    private synchronized String text(long seed) {
        List<String> lines = new ArrayList<>(List.of(
                "seed " + seed,
                "",
                "| fault | reads | writes | quotes | folds | seats | whole again | asked | not answered by one instance | wrong |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        rows.forEach(row -> lines.add(row.line()));
        return String.join("\n", lines) + "\n";
    }

    void write(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("faults-" + seed + ".md");
        Files.writeString(file, text(seed));
        System.out.println(text(seed));
    }
}

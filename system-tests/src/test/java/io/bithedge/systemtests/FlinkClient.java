package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flink's own SQL client, whose jobs run inside it, with the files of examples/flink. */
final class FlinkClient {
    private static final String[] OPTIONS = {
        "-Xmx1g",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.time=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED"
    };

    private FlinkClient() {}

    /** Asks the questions of the example and then some more; answers in the order of the questions. */
    static List<Answer> ask(RunningSystem system, PoolAnswers.Asked asked, List<String> more, Path folder)
            throws IOException, InterruptedException {
        Path conf = folder.resolve("conf");
        Strangers.example("flink/config.yaml", conf, Map.of());
        Path tables = Strangers.example("flink/tables.sql", folder, Strangers.addresses(system));
        Path questions = Strangers.example(
                "flink/questions.sql",
                folder,
                Map.of("'SP...', 812", "'%s', %d".formatted(asked.provider(), asked.height())));
        Files.writeString(questions, Files.readString(questions) + "\n" + String.join(";\n", more) + ";\n");
        List<String> command =
                Strangers.java(Strangers.PROGRAMS.resolve("flink"), "org.apache.flink.table.client.SqlClient", OPTIONS);
        command.addAll(List.of(
                "embedded",
                "--init",
                tables.toString(),
                "--file",
                questions.toString(),
                "--history",
                folder.resolve("history").toString()));
        Path output = folder.resolve("flink.out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FLINK_CONF_DIR", conf.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor()).as("see %s", output).isZero();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(text).doesNotContain("[ERROR]");
        return answers(text.lines());
    }

    /** A table is printed as a stream of changes: +I and +U bring a row, -U and -D take it back. */
    private static List<Answer> answers(Stream<String> lines) {
        List<Answer> answers = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Map<List<String>, Integer> rows = new LinkedHashMap<>();
        for (String line : lines.toList()) {
            if (line.startsWith("| op |")) {
                columns.addAll(inside(line));
            } else if (line.startsWith("| +") || line.startsWith("| -")) {
                rows.merge(inside(line), line.charAt(2) == '+' ? 1 : -1, Integer::sum);
            } else if (line.startsWith("Received a total of")) {
                answers.add(new Answer(columns, left(rows)));
                columns.clear();
                rows.clear();
            }
        }
        return answers;
    }

    /** Without the first column, which says what changes. */
    private static List<String> inside(String line) {
        String cells = line.strip();
        List<String> all = Answer.cells(cells.substring(1, cells.length() - 1));
        return all.subList(1, all.size());
    }

    private static List<List<String>> left(Map<List<String>, Integer> rows) {
        List<List<String>> left = new ArrayList<>();
        rows.forEach((row, times) -> {
            assertThat(times).as("%s", row).isNotNegative();
            for (int time = 0; time < times; time++) {
                left.add(row);
            }
        });
        return left;
    }
}

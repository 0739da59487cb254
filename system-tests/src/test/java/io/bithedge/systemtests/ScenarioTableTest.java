package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/scenarios.md names a test for every scenario, and every test it names is there. */
class ScenarioTableTest {
    private static final Path HOME = CommandLine.home();
    private static final int SCENARIOS = 22;
    private static final Pattern ROW = Pattern.compile("^\\| S(\\d+) \\|.*$", Pattern.MULTILINE);
    private static final Pattern REFERENCE = Pattern.compile("`([^`#\\n]+)#([^`\\n]+)`");

    private static String document() throws IOException {
        return Files.readString(HOME.resolve("docs").resolve("scenarios.md"));
    }

    @Test
    void namesATestForEveryScenarioInOrder() throws IOException {
        List<MatchResult> rows = ROW.matcher(document()).results().toList();

        assertThat(rows.stream().map(row -> Integer.parseInt(row.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, SCENARIOS).boxed().toList());
        assertThat(rows).allMatch(row -> REFERENCE.matcher(row.group()).find());
    }

    @Test
    void everyNamedTestExists() throws IOException {
        List<MatchResult> references = REFERENCE.matcher(document()).results().toList();

        for (MatchResult reference : references) {
            Path file = HOME.resolve(reference.group(1));
            assertThat(file).exists();
            boolean isJava = reference.group(1).endsWith(".java");
            String wanted = isJava ? "void " + reference.group(2) + "(" : "'" + reference.group(2);
            assertThat(Files.readString(file)).as(reference.group()).contains(wanted);
        }
    }
}

package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** docs/analysts-notebook.md, made anew of what a market left: each of its queries has rows, and its words are those that are committed. */
final class Notebook {
    private static final Pattern ANSWERS = Pattern.compile("(?m)^\\|.*\\n|^[0-9]+ more rows[.]\\n");
    private static final Pattern BLANKS = Pattern.compile("\\n{2,}");

    private Notebook() {}

    static void isMadeOf(Path data, Path folder) throws IOException, InterruptedException {
        Path files = folder.resolve("files");
        Result export = CommandLine.run("export", "--data=" + data, "--all", "--out=" + files);
        assertThat(export.status()).as(export.text()).isZero();
        Result made = NodeProgram.run("examples/notebook", "src/make.js", "--files=" + files, "--out=" + folder);
        assertThat(made.status()).as(made.text()).isZero();
        Path committed = CommandLine.home().resolve("docs");
        assertThat(words(folder)).as("see examples/notebook/src/make.js").isEqualTo(words(committed));
        assertThat(folder.resolve("notebook")).isDirectoryNotContaining(file -> isEmpty(file));
    }

    private static String words(Path folder) throws IOException {
        String all = Files.readString(folder.resolve("analysts-notebook.md"));
        return BLANKS.matcher(ANSWERS.matcher(all).replaceAll("")).replaceAll("\n\n");
    }

    private static boolean isEmpty(Path file) {
        return file.toFile().length() == 0;
    }
}

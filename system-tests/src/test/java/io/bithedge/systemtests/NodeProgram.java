package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of one of the npm folders, whose packages are installed. */
final class NodeProgram {
    private NodeProgram() {}

    /** Returns the lines of standard output; standard error goes to the log of the test. */
    static Result run(String folder, String... words) throws IOException, InterruptedException {
        Path home = CommandLine.home().resolve(folder);
        assertThat(home.resolve("node_modules"))
                .as("the packages of " + folder + " must be installed first: ./bithedge test does it")
                .exists();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(words));
        return CommandLine.run(
                new ProcessBuilder(command).directory(home.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT));
    }
}

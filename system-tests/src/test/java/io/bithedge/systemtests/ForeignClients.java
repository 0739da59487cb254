package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Path;

/** Clients of the HTTP API that others' programs made of docs/openapi.json: each asks every GET and decodes what comes. */
final class ForeignClients {
    private ForeignClients() {}

    static void ask(RunningSystem system) throws IOException, InterruptedException {
        hasNoFaults(NodeProgram.run("examples/typescript", "dist/src/ask.js", system.url("topology")));
        hasNoFaults(java(system.url("topology")));
    }

    private static void hasNoFaults(Result answers) {
        assertThat(answers.status()).as(answers.text()).isZero();
        assertThat(answers.text()).contains(", 0 faults");
        System.out.println(answers.text());
    }

    private static Result java(String url) throws IOException, InterruptedException {
        Path client = CommandLine.home().resolve("examples/java/target");
        assertThat(client.resolve("classes/io/bithedge/client/BooksApi.class"))
                .as("the Java client must be built first: ./bithedge test does it")
                .exists();
        return CommandLine.run(new ProcessBuilder(
                        CommandLine.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        client.resolve("classes")
                                + System.getProperty("path.separator")
                                + client.resolve("lib").resolve("*"),
                        "io.bithedge.examples.Ask",
                        url,
                        CommandLine.home().resolve("docs/openapi.json").toString())
                .redirectErrorStream(true));
    }
}

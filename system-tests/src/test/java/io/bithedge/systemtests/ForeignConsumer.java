package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The example consumer, which holds nothing of ours: reads a topic of a running system to its end. */
final class ForeignConsumer {
    private static final Path FOLDER = CommandLine.home().resolve("examples/consumer");

    private ForeignConsumer() {}

    /** Returns one JSON document a record. */
    static List<String> read(RunningSystem system, String topic) throws IOException, InterruptedException {
        assertThat(FOLDER.resolve("node_modules"))
                .as("the example's packages must be installed first: ./bithedge test does it")
                .exists();
        Process process = new ProcessBuilder(
                        "node",
                        "src/read.js",
                        "--topic=" + topic,
                        "--bootstrap=127.0.0.1:" + system.port("kafka"),
                        "--registry=http://127.0.0.1:" + system.port("registry") + "/apis/ccompat/v7")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(topic).isZero();
        return lines;
    }
}

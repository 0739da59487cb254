package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.util.List;

/** The example consumer, which holds nothing of ours: reads topics of a running system to their end. */
final class ForeignConsumer {
    private ForeignConsumer() {}

    /** Returns one JSON document a record. */
    static List<String> read(RunningSystem system, String topic) throws IOException, InterruptedException {
        Result read = run(system, "src/read.js", "--topic=" + topic);
        assertThat(read.status()).as(topic).isZero();
        return read.lines();
    }

    /** Every public topic, and the ten questions of docs/analysts.md, each number held against the API. */
    static void answersAsTheApiDoes(RunningSystem system) throws IOException, InterruptedException {
        Result answers = run(system, "src/answers.js", "--api=" + system.url("topology"));
        assertThat(answers.status()).as(answers.text()).isZero();
        assertThat(answers.text()).containsPattern("[1-9][0-9]* numbers compared with the API, 0 differ");
        System.out.println(answers.text());
    }

    private static Result run(RunningSystem system, String program, String option)
            throws IOException, InterruptedException {
        return NodeProgram.run(
                "examples/consumer",
                program,
                option,
                "--bootstrap=127.0.0.1:" + system.port("kafka"),
                "--registry=" + system.url("registry") + "/apis/ccompat/v7");
    }
}

package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.util.List;

/** The example consumer, which holds nothing of ours: reads a topic of a running system to its end. */
final class ForeignConsumer {
    private ForeignConsumer() {}

    /** Returns one JSON document a record. */
    static List<String> read(RunningSystem system, String topic) throws IOException, InterruptedException {
        Result read = NodeProgram.run(
                "examples/consumer",
                "src/read.js",
                "--topic=" + topic,
                "--bootstrap=127.0.0.1:" + system.port("kafka"),
                "--registry=" + system.url("registry") + "/apis/ccompat/v7");
        assertThat(read.status()).as(topic).isZero();
        return read.lines();
    }
}

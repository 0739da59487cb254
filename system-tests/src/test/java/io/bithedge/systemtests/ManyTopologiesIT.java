package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the topology: each answers every route, and the same; one that is killed is not missed, and comes back. */
@Tag("long")
class ManyTopologiesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path data;

    @Test
    void eachAnswersEverythingAlsoWithoutTheOther() throws Exception {
        try (RunningSystem system = new RunningSystem(data, 2)) {
            Result demo = system.demo(line -> {}, "--providers=4", "--policies=4");
            assertThat(demo.status()).as(demo.text()).isZero();
            // From here on blocks come by hand, and an answer stays what it is.
            assertThat(system.down().status()).isZero();
            Result up = system.up();
            assertThat(up.status()).as(up.text()).isZero();
            answer(system.url("topology"), system.url("topology-2"));
            everyAnswerIsWhatTheDocumentSays(system.url("topology-2"));

            long killed = system.kill("topology");
            answer(system.url("topology-2"));
            await().atMost(PATIENCE)
                    .until(() -> system.process("topology").path("pid").asLong() != killed);
            system.mine(3);
            answer(system.url("topology"), system.url("topology-2"));

            system.kill("topology-2");
            answer(system.url("topology"));
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();
        }
    }

    /** Each every route, and all the same. */
    private static void answer(String... urls) throws Exception {
        String[] words = new String[urls.length + 1];
        words[0] = "same.js";
        System.arraycopy(urls, 0, words, 1, urls.length);
        Result same = NodeProgram.run("api-contract", words);
        assertThat(same.status()).as(same.text()).isZero();
        same.lines().forEach(System.out::println);
    }

    private static void everyAnswerIsWhatTheDocumentSays(String url) throws Exception {
        Result answers = NodeProgram.run("api-contract", "answers.js", url);
        assertThat(answers.status()).as(answers.text()).isZero();
    }
}

package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three brokers, two submitters, two watchers: one of each is killed while a market goes on, and the books are equal in the end. */
@Tag("long")
class ManyMachinesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    @Test
    void losesOneOfEachAndGoesOn() throws Exception {
        try (RunningSystem system = RunningSystem.ofManyMachines(data, 1)) {
            Result demo = system.demo(line -> {}, "--providers=4", "--policies=4");
            assertThat(demo.status()).as(demo.text()).isZero();

            system.kill("chain-watcher");
            await().atMost(PATIENCE).until(() -> leads(system, "chain-watcher-2") || leads(system, "chain-watcher"));
            system.kill("tx-submitter");
            system.kill("kafka-2");
            system.mine(3);
            await().atMost(PATIENCE).until(() -> seats(system, "tx-submitter") + seats(system, "tx-submitter-2") == 2);
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();
        }
    }

    private static boolean leads(RunningSystem system, String watcher) {
        JsonNode status = status(system, watcher);
        return status.path("leads").asBoolean()
                && status.path("state").asString("").equals("FOLLOWING");
    }

    private static int seats(RunningSystem system, String submitter) {
        return status(system, submitter).path("seats").size();
    }

    /** Empty of one that does not answer. */
    private static JsonNode status(RunningSystem system, String part) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(part) + "/status"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException silent) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + part, e);
        }
    }
}

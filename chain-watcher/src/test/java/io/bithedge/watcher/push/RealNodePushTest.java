package io.bithedge.watcher.push;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.MemoryObservationLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that real nodes pushed are answered with 200, else the node sends nothing else any more. */
class RealNodePushTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final MemoryObservationLog log = new MemoryObservationLog();
    private final BlockWindow window = new BlockWindow(100);
    private final PushIntake intake = new PushIntake(log.writer(), window, CONTRACTS, Set.of(), CLOCK);
    private final HttpClient http = HttpClient.newHttpClient();
    private ObserverServer server;

    @TempDir
    Path folder;

    static List<JsonNode> pushes() throws IOException {
        return Files.readAllLines(Path.of("../stacks/src/test/resources/real_node.jsonl")).stream()
                .map(MAPPER::readTree)
                .filter(line -> line.get("kind").asString().startsWith("push "))
                .toList();
    }

    @BeforeEach
    void listen() throws IOException {
        server = ObserverServer.start(
                intake,
                new Door(Peers.of(List.of()), "", 8),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ObserverServer.BodyLimits(10_000_000, folder, Duration.ofSeconds(60)));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void takesARecordedPush(JsonNode line) throws Exception {
        String path = line.get("kind").asString().substring("push ".length());
        assertThat(post(path, line.get("input").asString()).statusCode())
                .isEqualTo(line.get("expected").get("status").asInt());
        assertThat(intake.problem()).isEmpty();
        assertThat(intake.unread().count()).isZero();
    }

    @Test
    void isNotMovedByBlockZeroBeforeOrBehindOtherBlocks() throws Exception {
        String genesis = pushes().stream()
                .map(line -> line.get("input").asString())
                .filter(body -> body.contains("\"block_height\":0,"))
                .findFirst()
                .orElseThrow();
        assertThat(post("/new_block", genesis).statusCode()).isEqualTo(200);
        assertThat(window.tip()).isEmpty();

        FakeChain chain = new FakeChain(9);
        chain.mine(3);
        for (String body : new FakeNode(chain, 9).newBlocks()) {
            post("/new_block", body);
        }
        SeenBlock tip = window.tip().orElseThrow();
        SeenBlock bottom = window.bottom().orElseThrow();
        assertThat(post("/new_block", genesis).statusCode()).isEqualTo(200);
        assertThat(window.tip()).contains(tip);
        assertThat(window.bottom()).contains(bottom);
        assertThat(log.blocks()).hasSize(3);
    }

    /** Blocks from before Nakamoto have no time of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"\"block_time\":null,", "", "\"block_time\":1700000009,"})
    void takesTheTimeOfTheBurnBlockWhereABlockHasNone(String time) throws Exception {
        FakeChain chain = new FakeChain(9);
        chain.mine(1);
        String body = new FakeNode(chain, 9)
                .newBlocks()
                .getFirst()
                .replaceFirst("\"block_time\":[0-9]+,", time + "\"burn_block_time\":1700000001,");
        assertThat(post("/new_block", body).statusCode()).isEqualTo(200);
        assertThat(window.tip().orElseThrow().block().blockTime())
                .isEqualTo(time.contains("09") ? 1_700_000_009L : 1_700_000_001L);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

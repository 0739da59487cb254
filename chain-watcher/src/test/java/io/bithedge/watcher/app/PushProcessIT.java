package io.bithedge.watcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.LogReader;
import io.bithedge.watcher.testing.ModuleBroker;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.WatcherProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process against a real broker with nothing to pull from: a node that never pushes again what was answered with 200,
 * and a receiver that is killed with -9 while it pushes.
 */
class PushProcessIT {
    private static final int KILLS = 2;
    private static final int TAKEN_BEFORE_A_KILL = 10;
    /** A guard against hanging, not a limit on speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final FakeChain chain = new FakeChain(91);
    private final FakeNode node = new FakeNode(chain, 91);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void losesNothingThatWasAnsweredWith200() throws Exception {
        int port = freePort();
        AtomicBoolean mining = new AtomicBoolean(true);
        BrokerProcess broker = ModuleBroker.withoutTopics();
        try (FakeServer registry = new FakeServer(chain)) {
            Thread pushing = Thread.ofVirtual().start(() -> push(port, mining));
            for (int kill = 0; kill < KILLS; kill++) {
                try (WatcherProcess process = start(broker, registry, port)) {
                    process.awaitReady();
                    int before = taken.get();
                    await("it took some blocks")
                            .atMost(PATIENCE)
                            .pollInterval(POLL)
                            .until(() -> taken.get() >= before + TAKEN_BEFORE_A_KILL);
                }
            }
            try (WatcherProcess last = start(broker, registry, port)) {
                last.awaitReady();
                mining.set(false);
                pushing.join();
                last.awaitTip(chain.height());
            }
            StreamView.of(LogReader.readAll(broker.bootstrapServers(), registry.url(), Topics.CHAIN_EVENTS))
                    .assertTells(chain);
            List<BlockObservation> kept =
                    LogReader.readAll(broker.bootstrapServers(), registry.url(), Topics.OBSERVED_BLOCKS);
            List<String> ids = kept.stream()
                    .map(each -> ((ObservedBlock) each.getBody()).getHeader().getIndexBlockHash())
                    .toList();
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .containsAll(chain.blocks().stream()
                            .map(block -> block.block().id().hex())
                            .toList());
            assertThat(refused).as("pushes that met a dead receiver").hasPositiveValue();
        } finally {
            http.close();
        }
    }

    /** A node that pushes to both gets 200 from both; one of them publishes. */
    @Test
    void theOneThatStandsByTakesOverFromALeaderThatIsKilled() throws Exception {
        int first = freePort();
        int second = freePort();
        BrokerProcess broker = ModuleBroker.withoutTopics();
        try (FakeServer registry = new FakeServer(chain)) {
            WatcherProcess leader = start(broker, registry, first, "--bithedge.instance.id=watcher-1");
            try {
                leader.awaitReady();
                assertThat(leader.get("/status")).contains("\"leads\":true");
                try (WatcherProcess other = start(broker, registry, second, "--bithedge.instance.id=watcher-2")) {
                    other.awaitReady();
                    assertThat(other.get("/status")).contains("\"state\":\"STANDBY\"");
                    mineAndPush(first, second);
                    leader.awaitTip(chain.height());

                    leader.close();
                    mineAndPush(second);
                    other.awaitTip(chain.height());
                    assertThat(other.get("/status")).contains("\"leads\":true");
                }
            } finally {
                leader.close();
            }
            StreamView.of(LogReader.readAll(broker.bootstrapServers(), registry.url(), Topics.CHAIN_EVENTS))
                    .assertTells(chain);
        } finally {
            http.close();
        }
    }

    private void mineAndPush(int... ports) {
        chain.mine(20);
        for (String body : node.newBlocks()) {
            for (int port : ports) {
                await("the block is taken")
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(POLL)
                        .until(() -> isTaken(port, body));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** One block after the other, each until it is answered with 200, as a node does. */
    private void push(int port, AtomicBoolean mining) {
        Random random = new Random(91);
        while (mining.get()) {
            if (chain.height() > 10 && random.nextInt(5) == 0) {
                chain.fork(1 + random.nextInt(6));
            } else {
                chain.mine(1 + random.nextInt(3));
            }
            for (String body : node.newBlocks()) {
                await("the block is taken")
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(POLL)
                        .until(() -> isTaken(port, body));
            }
        }
    }

    private boolean isTaken(int port, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/new_block"))
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                taken.incrementAndGet();
                return true;
            }
        } catch (IOException refusedConnection) {
            // Nobody listens: the same as an answer that is not 200.
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while pushing", e);
        }
        refused.incrementAndGet();
        return false;
    }

    private WatcherProcess start(BrokerProcess broker, FakeServer registry, int port, String... more)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--bithedge.registry.url=" + registry.url(),
                "--bithedge.chain.finality-burn-blocks=900",
                "--bithedge.contracts.vault=" + FakeChain.CONTRACTS.vault(),
                "--bithedge.contracts.registry=" + FakeChain.CONTRACTS.registry(),
                "--bithedge.contracts.oracle=" + FakeChain.CONTRACTS.oracle(),
                "--bithedge.contracts.roles=" + FakeChain.ROLES,
                "--bithedge.watcher.pull-enabled=false",
                "--bithedge.watcher.push-trust=" + SourceSettings.TRUSTED,
                "--bithedge.watcher.push-port=" + port,
                "--bithedge.watcher.poll-interval-ms=50"));
        words.addAll(List.of(more));
        return WatcherProcess.startWith(folder, words.toArray(String[]::new));
    }
}

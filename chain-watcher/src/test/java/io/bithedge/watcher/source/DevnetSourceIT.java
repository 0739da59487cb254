package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientOptions;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The source against the real devnet: its blocks hang together, and the agent follows them. */
class DevnetSourceIT {
    private static final Path SERVER = Path.of("..", "devnet", "dist", "server.js");
    private static final int BLOCKS = 5;

    @TempDir
    Path folder;

    @Test
    void agentFollowsTheBlocksOfADevnet() throws Exception {
        assumeThat(Files.exists(SERVER) && nodeIsInstalled())
                .as("needs Node and a built devnet: npm ci --ignore-scripts && npm run build in devnet/")
                .isTrue();
        Process devnet = new ProcessBuilder(
                        "node",
                        SERVER.toString(),
                        "--port",
                        "0",
                        "--block-ms",
                        "200",
                        "--burn-block-ms",
                        "600",
                        "--data",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(devnet.getInputStream(), StandardCharsets.UTF_8))) {
            int port =
                    JsonMapper.shared().readTree(output.readLine()).path("port").intValue();
            ClientOptions options = ClientOptions.of(URI.create("http://127.0.0.1:" + port));
            try (ApiClient api = new ApiClient(options);
                    NodeClient node = new NodeClient(options)) {
                follow(new ApiBlockSource(api, node));
            }
        } finally {
            devnet.destroyForcibly();
        }
    }

    private static void follow(ApiBlockSource source) throws InterruptedException {
        long start = source.tip().height() + 1;
        MemoryLog log = new MemoryLog();
        WatcherSettings settings =
                new WatcherSettings(FakeChain.CONTRACTS, start, new FinalityRule(1), new BatchLimits(10, 10_000));
        WatcherAgent agent = new WatcherAgent(source, log.writer(), settings, InstantSource.system());
        for (int step = 0; step < 300 && agent.status().finalHeight() < start + BLOCKS; step++) {
            if (agent.doWork() == 0) {
                Thread.sleep(100);
            }
        }
        StreamView view = StreamView.of(log.records());
        assertThat(view.finalBlocks()).as(agent.status().toString()).isGreaterThan(BLOCKS);
        Optional<ChainBlock> last = source.canonicalAt(agent.status().tipHeight());
        assertThat(last.map(ChainBlock::head))
                .isEqualTo(agent.status().cursor().tip().map(block -> block.head()));
    }

    private static boolean nodeIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

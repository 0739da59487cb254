package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.DevnetProcess;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The source against the real devnet: its blocks hang together, and the agent follows them. */
class DevnetSourceIT {
    private static final int BURN_BLOCKS = 6;

    @Test
    void agentFollowsTheBlocksOfADevnet() throws Exception {
        try (DevnetProcess devnet = DevnetProcess.start(List.of())) {
            ClientSettings options = ClientSettings.of(devnet.url());
            try (ApiClient api = new ApiClient(options);
                    NodeClient node = new NodeClient(options)) {
                follow(devnet, new ApiBlockSource(api, node));
            }
        }
    }

    private static void follow(DevnetProcess devnet, ApiBlockSource source) throws Exception {
        long start = source.tip().height() + 1;
        MemoryLog log = new MemoryLog();
        WatcherSettings settings =
                new WatcherSettings(FakeChain.CONTRACTS, start, new FinalityRule(1), new BatchLimits(10, 10_000));
        WatcherAgent agent = new WatcherAgent(source, log.writer(), settings, InstantSource.system());
        for (int burnBlock = 0; burnBlock < BURN_BLOCKS; burnBlock++) {
            devnet.burn(1);
            devnet.mine(1);
            while (agent.doWork() > 0) {
                assertThat(agent.status().reason()).isEmpty();
            }
        }
        StreamView view = StreamView.of(log.records());
        // Two blocks a burn block; those of the last burn block are not final yet.
        assertThat(view.finalBlocks()).as(agent.status().toString()).isEqualTo(2 * (BURN_BLOCKS - 1));
        assertThat(agent.status().tipHeight()).isEqualTo(source.tip().height());
        Optional<ChainBlock> last = source.canonicalAt(agent.status().tipHeight());
        assertThat(last.map(ChainBlock::head))
                .isEqualTo(agent.status().cursor().tip().map(block -> block.head()));
    }
}

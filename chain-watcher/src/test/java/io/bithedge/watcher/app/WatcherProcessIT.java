package io.bithedge.watcher.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.LogReader;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.WatcherProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process against a real broker: killed with -9 at random moments while the chain grows and forks. */
class WatcherProcessIT {
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenKilled() throws Exception {
        FakeChain chain = new FakeChain(21);
        Random random = new Random(21);
        chain.mine(150);
        try (BrokerProcess broker = BrokerProcess.start(folder);
                FakeServer server = new FakeServer(chain)) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (WatcherProcess process = WatcherProcess.start(broker, server, folder)) {
                    process.awaitReady();
                    for (int change = 0; change < 5; change++) {
                        chain.fork(1 + random.nextInt(10));
                        Thread.sleep(random.nextInt(200));
                        chain.mine(random.nextInt(20));
                    }
                }
            }
            try (WatcherProcess last = WatcherProcess.start(broker, server, folder)) {
                last.awaitTip(chain.height());
                chain.fork(5);
                last.awaitTip(chain.height());
                assertThat(last.get("/health")).contains("\"UP\"");
                assertThat(last.get("/status"))
                        .contains(chain.blocks().getLast().block().id().hex());
                assertThat(last.get("/actuator/prometheus")).contains("watcher_tip_height " + chain.height() + ".0");
            }
            List<ChainRecord> records = LogReader.readAll(broker.bootstrapServers(), server.url(), Topics.CHAIN_EVENTS);
            List<ChainCursor> cursors = LogReader.readAll(broker.bootstrapServers(), server.url(), Topics.CHAIN_CURSOR);
            StreamView view = StreamView.of(records);
            view.assertTells(chain);
            assertThat(view.rollbacks()).isPositive();
            assertThat(cursors.getLast().getTip().getHeight()).isEqualTo(chain.height());
        }
    }

    @Test
    void refusesToStartAndNamesTheKeyWhenAContractIsMissing() throws Exception {
        try (WatcherProcess process = WatcherProcess.startWith(folder, "--bithedge.chain.finality-burn-blocks=1")) {
            assertThat(process.awaitExit()).isNotZero();
            assertThat(process.output()).contains("configuration key bithedge.contracts.vault: expected a value");
        }
    }
}

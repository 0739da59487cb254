package io.bithedge.watcher.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.LogReader;
import io.bithedge.watcher.testing.ModuleBroker;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.WatcherProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process against a real broker: killed with -9 at random moments while the chain grows and forks. */
class WatcherProcessIT {
    private static final int KILLS = 4;
    /** That the watcher makes between two changes of the chain: the moments of the kills. */
    private static final int MOST_REQUESTS = 60;

    /** A guard against hanging, not a limit on speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(5);

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenKilled() throws Exception {
        FakeChain chain = new FakeChain(21);
        Random random = new Random(21);
        chain.mine(150);
        BrokerProcess broker = ModuleBroker.withoutTopics();
        try (FakeServer server = new FakeServer(chain)) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (WatcherProcess process = WatcherProcess.start(broker, server, folder)) {
                    process.awaitReady();
                    for (int change = 0; change < 5; change++) {
                        chain.fork(1 + random.nextInt(10));
                        int until = server.requests() + random.nextInt(MOST_REQUESTS);
                        await("it asks on").atMost(PATIENCE).pollInterval(POLL).until(() -> server.requests() >= until);
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
                        .contains(chain.blocks().getLast().block().id().hex())
                        .contains("\"roles\":{\"height\":");
                assertThat(last.get("/actuator/prometheus"))
                        .contains("bithedge_watcher_tip_height " + chain.height() + ".0");
                auditFindsNothingAndThenTheEventThatTheSourceHides(broker, server, chain);
            }
            List<ChainRecord> records = LogReader.readAll(broker.bootstrapServers(), server.url(), Topics.CHAIN_EVENTS);
            List<ChainCursor> cursors = LogReader.readAll(broker.bootstrapServers(), server.url(), Topics.CHAIN_CURSOR);
            StreamView view = StreamView.of(records);
            view.assertTells(chain);
            assertThat(view.rollbacks()).isPositive();
            assertThat(cursors.getLast().getTip().getHeight()).isEqualTo(chain.height());
        }
    }

    /** Beside the watcher that runs. */
    private static void auditFindsNothingAndThenTheEventThatTheSourceHides(
            BrokerProcess broker, FakeServer server, FakeChain chain) {
        String[] arguments = {
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--bithedge.registry.url=" + server.url(),
            "--bithedge.chain.node-url=" + server.url(),
            "--bithedge.chain.api-url=" + server.url(),
            "--bithedge.chain.finality-burn-blocks=1",
            "--bithedge.contracts.vault=" + FakeChain.CONTRACTS.vault(),
            "--bithedge.contracts.registry=" + FakeChain.CONTRACTS.registry(),
            "--bithedge.contracts.oracle=" + FakeChain.CONTRACTS.oracle(),
            "--bithedge.contracts.roles=" + FakeChain.ROLES,
        };
        ByteArrayOutputStream clean = new ByteArrayOutputStream();
        assertThat(AuditMain.run(arguments, new PrintStream(clean, true, UTF_8), System.err))
                .as(clean.toString(UTF_8))
                .isZero();
        assertThat(clean.toString(UTF_8)).isEqualTo("audited 1..%d, 0 gaps, 0 differences%n".formatted(chain.height()));

        chain.lie(transaction -> transaction.index() == 1 ? silent(transaction) : transaction);
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        assertThat(AuditMain.run(arguments, new PrintStream(found, true, UTF_8), System.err))
                .isEqualTo(1);
        assertThat(found.toString(UTF_8)).contains("expected nothing: the source does not have it, got event ");
        chain.lie(transaction -> transaction);
    }

    private static ChainTransaction silent(ChainTransaction transaction) {
        return new ChainTransaction(
                transaction.txid(),
                transaction.index(),
                transaction.sender(),
                transaction.nonce(),
                transaction.fee(),
                transaction.contract(),
                transaction.function(),
                transaction.status(),
                transaction.result(),
                transaction.eventCount(),
                List.of());
    }

    @Test
    void refusesToStartAndNamesTheKeyWhenAContractIsMissing() throws Exception {
        try (WatcherProcess process = WatcherProcess.startWith(folder, "--bithedge.chain.finality-burn-blocks=1")) {
            assertThat(process.awaitExit()).isNotZero();
            assertThat(process.output())
                    .contains("bithedge.contracts.vault: expected a contract principal, got nothing");
        }
    }
}

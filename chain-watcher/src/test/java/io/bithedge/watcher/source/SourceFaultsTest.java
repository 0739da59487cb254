package io.bithedge.watcher.source;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.TransactionStatus;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryObservationLog;
import io.bithedge.watcher.testing.StreamView;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a chain and its readers may come up with, through each source. */
class SourceFaultsTest {
    enum Way {
        PUSHED,
        PULLED
    }

    private final FakeChain chain = new FakeChain(101);
    private final FakeNode node = new FakeNode(chain, 101);
    private final MemoryLog log = new MemoryLog();
    private final BlockWindow window = new BlockWindow(1_000);
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final PushIntake intake =
            new PushIntake(new MemoryObservationLog().writer(), window, CONTRACTS, Set.of(), clock);
    private FakeServer server;
    private BlockSource api;

    @BeforeEach
    void serve() throws IOException {
        server = new FakeServer(chain);
        ClientSettings options = ClientSettings.of(URI.create(server.url()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        api = new ApiBlockSource(new ApiClient(options), new NodeClient(options));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void takesAnUnknownStatusForAFailureAndKeepsItsText(Way way) {
        ChainTransaction call = chain.transaction(0, CONTRACTS.vault(), List.of());
        chain.mineWith(withStatus(call, "problematic_skipped"));
        settle(agent(way, 50));

        assertThat(log.records().stream()
                        .map(ChainRecord::getBody)
                        .filter(ContractTransaction.class::isInstance)
                        .map(ContractTransaction.class::cast))
                .singleElement()
                .satisfies(transaction -> {
                    assertThat(transaction.getStatus()).isEqualTo(TransactionStatus.OTHER_FAILURE);
                    assertThat(transaction.getStatusText()).isEqualTo("problematic_skipped");
                });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void ignoresWhatAStrangerPrintsHoweverMalformed(Way way) {
        chain.mineWith(chain.transaction(
                0, CONTRACTS.vault(), List.of(new ChainPrint(0, FakeChain.STRANGER, Bytes.ofHex("ff00")))));
        settle(agent(way, 50));

        StreamView.of(log.records()).assertTells(chain);
        assertThat(log.incidents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void stopsWithAnIncidentAtAMalformedPrintOfOurs(Way way) {
        chain.mine(2);
        chain.mineWith(chain.transaction(
                0, FakeChain.STRANGER, List.of(new ChainPrint(2, CONTRACTS.vault(), Bytes.ofHex("0c00")))));
        chain.mine(1);
        node.newBlocks().forEach(body -> intake.take("/new_block", body));
        WatcherAgent agent = agent(way, 50);
        agent.doWork();
        agent.doWork();

        assertThat(agent.status().state()).isEqualTo(State.HALTED);
        assertThat(StreamView.of(log.records()).blockCount()).isEqualTo(2);
        assertThat(log.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("UNDECODABLE_PRINT");
            assertThat(incident.getSubject()).isEqualTo(CONTRACTS.vault());
            assertThat(incident.getPosition().getOrdinal()).isEqualTo(2);
            assertThat(incident.getGot()).contains("0x0c00");
        });
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void waitsForABlockOnTopWhileNoStacksBlockComesForLong(Way way) {
        chain.mine(4);
        WatcherAgent agent = agent(way, 3);
        settle(agent);
        for (int hours = 0; hours < 10; hours++) {
            now = now.plus(Duration.ofHours(1));
            chain.burn(6);
            intake.take("/new_burn_block", node.burnBlock());
            settle(agent);
        }

        assertThat(agent.status().finalHeight()).isLessThan(4);
        assertThat(agent.status().source().burnHeight()).isEqualTo(chain.burnHeight());
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        assertThat(agent.status().remark()).matches("no Stacks block since 6\\d\\d min although 60 burn blocks came");

        chain.mine(1);
        settle(agent);
        assertThat(agent.status().finalHeight()).isEqualTo(4);
    }

    @Test
    void neverRollsBackBecauseBackendsBehindABalancerDifferInHeight() {
        Random random = new Random(101);
        chain.beforeAnswer(() -> chain.hide(random.nextInt(6)));
        WatcherAgent agent = agent(Way.PULLED, 900);
        for (int step = 0; step < 100; step++) {
            chain.mine(random.nextInt(2));
            step(agent);
        }
        assertThat(StreamView.of(log.records()).rollbacks()).isZero();

        chain.beforeAnswer(() -> chain.hide(0));
        settle(agent);
        chain.beforeAnswer(() -> chain.hide(random.nextInt(6)));
        chain.fork(4);
        for (int step = 0; step < 100 || agent.status().tipHeight() < chain.height(); step++) {
            step(agent);
        }
        StreamView view = StreamView.of(log.records());
        view.assertTells(chain);
        assertThat(view.rollbacks()).isEqualTo(4);
    }

    @Test
    void publishesNothingOfABlockWhosePagesChangedWhileTheyWereRead() {
        chain.mine(3);
        WatcherAgent agent = agent(Way.PULLED, 900);
        settle(agent);
        chain.mineWith(IntStream.range(0, 120)
                .mapToObj(i -> chain.transaction(
                        i,
                        CONTRACTS.vault(),
                        List.of(new ChainPrint(
                                0, FakeChain.STRANGER, ClarityValue.uint(i).encode()))))
                .toArray(ChainTransaction[]::new));
        AtomicInteger answers = new AtomicInteger();
        chain.beforeAnswer(() -> {
            // In the middle of the events of the block, which come one request each.
            if (answers.incrementAndGet() == 60) {
                chain.fork(2);
            }
        });
        int before = log.records().size();
        step(agent);
        assertThat(log.records()).hasSize(before);

        chain.beforeAnswer(() -> {});
        settle(agent);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void showsTheOldBranchAsLongAsTheApiDoesAndThenTheNewOneAtOnce() {
        chain.mine(8);
        WatcherAgent agent = agent(Way.PULLED, 900);
        settle(agent);
        FakeChain old = new FakeChain(101);
        old.mine(8);
        // The node is on the new branch, its API on the old one.
        chain.fork(3);
        WatcherAgent late = new WatcherAgent(new TipOf(chain, old), log.writer(), settings(900), clock);
        settle(late);
        assertThat(StreamView.of(log.records()).rollbacks()).isZero();
        assertThat(late.status().lag()).isEqualTo(1);

        settle(new WatcherAgent(api, log.writer(), settings(900), clock));
        assertThat(StreamView.of(log.records()).rollbacks()).isEqualTo(3);
        StreamView.of(log.records()).assertTells(chain);
    }

    private static ChainTransaction withStatus(ChainTransaction it, String status) {
        return new ChainTransaction(
                it.txid(),
                it.index(),
                it.sender(),
                it.nonce(),
                it.fee(),
                it.contract(),
                it.function(),
                status,
                it.result(),
                it.eventCount(),
                it.prints());
    }

    private WatcherAgent agent(Way way, int finality) {
        BlockSource source = switch (way) {
            case PUSHED -> new PushBlockSource(intake, window);
            case PULLED -> api;
        };
        return new WatcherAgent(source, log.writer(), settings(finality), clock);
    }

    private static WatcherSettings settings(int finality) {
        return new WatcherSettings(CONTRACTS, 1, new FinalityRule(finality), new BatchLimits(10, 10_000));
    }

    private void step(WatcherAgent agent) {
        now = now.plusSeconds(60);
        agent.doWork();
    }

    private void settle(WatcherAgent agent) {
        now = now.plusSeconds(60);
        node.newBlocks().forEach(body -> intake.take("/new_block", body));
        while (agent.doWork() > 0) {
            assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        }
        assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
    }
}

package io.bithedge.watcher.push;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.source.ApiBlockSource;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryObservationLog;
import io.bithedge.watcher.testing.StreamView;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was pushed reads like what is pulled, and survives a restart. */
class PushBlockSourceTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final FakeChain chain = new FakeChain(31);
    private final FakeNode node = new FakeNode(chain, 31);
    private final MemoryObservationLog log = new MemoryObservationLog();
    private Receiver receiver = new Receiver(CONTRACTS, 1_000);

    /** A process that receives. */
    private final class Receiver {
        private final BlockWindow window;
        private final PushIntake intake;
        private final PushBlockSource source;

        Receiver(OurContracts contracts, int heights) {
            window = new BlockWindow(heights);
            intake = new PushIntake(log.writer(), window, contracts, Set.of(), CLOCK);
            source = new PushBlockSource(intake, window);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true", "3, true"})
    void writesTheSameRecordsAsThePulledChain(long seed, boolean isV3) throws Exception {
        FakeChain forking = new FakeChain(seed);
        FakeNode forkingNode = new FakeNode(forking, seed);
        Random random = new Random(seed);
        MemoryLog pushedLog = new MemoryLog();
        MemoryLog pulledLog = new MemoryLog();
        try (FakeServer server = new FakeServer(forking, isV3)) {
            ClientSettings options = ClientSettings.of(URI.create(server.url()));
            WatcherAgent pulled = agent(new ApiBlockSource(new ApiClient(options), new NodeClient(options)), pulledLog);
            WatcherAgent pushed = agent(receiver.source, pushedLog);
            for (int change = 0; change < 25; change++) {
                if (forking.height() > 10 && random.nextInt(3) == 0) {
                    forking.fork(1 + random.nextInt(5));
                } else {
                    forking.mine(1 + random.nextInt(4));
                }
                pushAll(forkingNode, random);
                settle(pulled);
                settle(pushed);
            }
        }
        assertThat(encoded(pushedLog)).isEqualTo(encoded(pulledLog));
        StreamView.of(pushedLog.records()).assertTells(forking);
        assertThat(StreamView.of(pushedLog.records()).rollbacks()).isPositive();
    }

    @Test
    void readsABigBlockWithProxiesDeploysAbortsAndStrangers() {
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(60, FakeChain.principal(fixture.contract()), fixture.raw());
        ChainPrint strange =
                new ChainPrint(7, FakeChain.STRANGER, ClarityValue.bool(true).encode());
        FakeChain.FakeBlock block = chain.mineWith(IntStream.range(0, 70)
                .mapToObj(i -> chain.transaction(
                        i,
                        i % 2 == 0 ? FakeChain.STRANGER : CONTRACTS.vault(),
                        i == 40 ? List.of(strange, ours) : i == 42 ? List.of(strange) : List.of()))
                .toArray(io.bithedge.watcher.chain.ChainTransaction[]::new));
        pushAll(node, new Random(1));

        // 35 calls of the vault, and the stranger's call in which our contract printed.
        assertThat(receiver.source.transactions(block.block()))
                .hasSize(36)
                .isEqualTo(CONTRACTS.partOf(block.transactions()));
    }

    @Test
    void knowsTheSameAfterARestart() {
        chain.mine(20);
        pushAll(node, new Random(1));
        chain.fork(4);
        pushAll(node, new Random(2));
        receiver = new Receiver(CONTRACTS, 1_000);

        assertThat(receiver.source.tip()).isEqualTo(chain.tip());
        for (FakeChain.FakeBlock block : chain.blocks()) {
            assertThat(receiver.source.canonicalAt(block.block().height())).contains(block.block());
            assertThat(receiver.source.transactions(block.block())).isEqualTo(CONTRACTS.partOf(block.transactions()));
        }
    }

    @Test
    void saysWhatItMissesBelowAGap() {
        chain.mine(6);
        List<String> bodies = node.newBlocks();
        bodies.subList(0, 2).forEach(body -> receiver.intake.take("/new_block", body));
        bodies.subList(3, 6).forEach(body -> receiver.intake.take("/new_block", body));

        assertThatThrownBy(() -> receiver.source.canonicalAt(3))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no node pushed block 3: the pushed chain begins at 4 ")
                .hasMessageContaining(
                        "its parent " + chain.blocks().get(2).block().id());
        WatcherAgent agent = agent(receiver.source, new MemoryLog());
        agent.doWork();
        assertThat(agent.status().state()).isEqualTo(State.STALLED);
        assertThat(agent.status().reason()).contains("no node pushed block 1");
    }

    @Test
    void advancesFinalityWithTheBlockThatFollowsBurnBlocks() {
        MemoryLog records = new MemoryLog();
        WatcherAgent agent = agent(receiver.source, records);
        chain.mine(3);
        pushAll(node, new Random(1));
        settle(agent);
        chain.burn(60);
        receiver.intake.take("/new_burn_block", node.burnBlock());
        settle(agent);
        assertThat(StreamView.of(records.records()).finalBlocks()).isZero();

        chain.mine(1);
        pushAll(node, new Random(2));
        settle(agent);
        assertThat(StreamView.of(records.records()).finalBlocks()).isEqualTo(3);
    }

    @Test
    void cannotReadABlockInWhichOursPrintedInATransactionItCannotDecode() {
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(0, FakeChain.principal(fixture.contract()), fixture.raw());
        chain.mine(1);
        FakeChain.FakeBlock block = chain.mineWith(chain.transaction(0, FakeChain.STRANGER, List.of(ours)));
        node.newBlocks();
        // An authorization of tomorrow.
        String body = node.body(block).replaceAll("\"raw_tx\":\"0x808000000004", "\"raw_tx\":\"0x808000000042");
        receiver.intake.take("/new_block", body);

        assertThat(receiver.source.canonicalAt(2)).contains(block.block());
        assertThat(receiver.source.canRead(block.block())).isFalse();
        assertThatThrownBy(() -> receiver.source.transactions(block.block()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the push of block 2 ")
                .hasMessageContaining("expected authorization 04 or 05");
    }

    @Test
    void readsNothingOutOfPushesThatWereKeptForOtherContracts() {
        chain.mine(3);
        pushAll(node, new Random(1));
        OurContracts moved = new OurContracts(CONTRACTS.vault() + "-2", CONTRACTS.registry(), CONTRACTS.oracle());
        receiver = new Receiver(moved, 1_000);

        assertThatThrownBy(() ->
                        receiver.source.transactions(chain.blocks().getFirst().block()))
                .hasMessageContaining("was kept for [");
    }

    private void pushAll(FakeNode from, Random random) {
        List<String> bodies = new ArrayList<>(from.newBlocks());
        if (random.nextBoolean()) {
            bodies.addAll(bodies.subList(0, Math.min(2, bodies.size())));
            Collections.shuffle(bodies, random);
        }
        bodies.forEach(body -> receiver.intake.take("/new_block", body));
        receiver.intake.take("/new_burn_block", from.burnBlock());
    }

    private static WatcherAgent agent(BlockSource source, MemoryLog log) {
        return new WatcherAgent(
                source,
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(50), new BatchLimits(10, 10_000)),
                CLOCK);
    }

    private static void settle(WatcherAgent agent) {
        while (agent.doWork() > 0) {
            assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        }
        assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
    }

    private static List<String> encoded(MemoryLog log) {
        return log.records().stream().map(ChainRecord::toString).toList();
    }
}

package io.bithedge.watcher.source;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.watcher.agent.AgentObserver;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.HeightLimit;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryObservationLog;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.StubSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody reaches the push port and tells what never happened. He knows the chain: his blocks stand on the real tip, and have the
 * ids that the next real ones will have.
 */
class ForgedPushTest {
    private static final int SEED = 83;
    private static final int LOOKS = 3;
    private static final int FINALITY = 2;

    private final FakeChain chain = new FakeChain(SEED);
    private final FakeNode node = new FakeNode(chain, SEED);
    private final FakeChain forged = new FakeChain(SEED);
    private final FakeNode forger = new FakeNode(forged, SEED);
    private final StubSource pulled = new StubSource(chain);
    private final MemoryObservationLog observations = new MemoryObservationLog();
    private final MemoryLog log = new MemoryLog();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private Watcher watcher = new Watcher();

    /** A process. */
    private final class Watcher {
        private final BlockWindow window = new BlockWindow(1_000);
        private final HeightLimit limit = new HeightLimit(100);
        private final PushIntake intake = new PushIntake(
                observations.writer(), window, new PushIntake.Interest(CONTRACTS, Set.of()), limit, clock);
        private final PushBlockSource pushed = new PushBlockSource(intake, window);
        private final CrossCheck check = new CrossCheck(
                new Side("push", pushed),
                new Side("pull", pulled),
                new CrossCheckSettings(LOOKS, 0, 1, new FinalityRule(FINALITY), CONTRACTS).whereTheSecondDecides());
        private final PulledLook look =
                new PulledLook(pulled, LOOKS, id -> pushed.refuse(id, "what is pulled has other contents"));
        private final CrossCheckedSource source = new CrossCheckedSource(
                pushed,
                pulled,
                check,
                look,
                new CrossCheckedSource.Limits(Duration.ofSeconds(30), 100, CONTRACTS),
                clock);
        private final WatcherAgent agent = new WatcherAgent(
                new WatcherAgent.Sources(source, source, pulled),
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(FINALITY), new BatchLimits(10, 10_000)),
                clock,
                AgentObserver.NONE);

        /** A while: everything looks, follows, and looks again. */
        void goOn() {
            for (int i = 0; i < 3 * LOOKS; i++) {
                check.look();
                check.secondTip().ifPresent(limit::pulled);
                look.look(agent.status().cursor());
                now = now.plusSeconds(20);
                while (agent.doWork() > 0) {
                    assertFollows();
                }
                assertFollows();
            }
        }

        private void assertFollows() {
            assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
        }
    }

    @BeforeEach
    void followSomeBlocks() {
        chain.mine(20);
        forged.mine(20);
        push(node.newBlocks());
        forger.newBlocks();
        watcher.goOn();
        assertThat(watcher.agent.status().finalHeight()).isPositive();
        assertThat(watcher.source.remark()).isEmpty();
    }

    @Test
    void aDepositThatNeverWasDoesNotBecomeFinal() {
        forged.mineWith(forged.transaction(0, CONTRACTS.vault(), List.of(print("funds-deposited"))));
        forged.burn(50);
        forged.mine(30);
        push(forger.newBlocks());
        watcher.goOn();
        assertEverythingFinalIsReal();

        chain.burn(10);
        chain.mine(40);
        push(node.newBlocks());
        watcher.goOn();
        assertTellsTheRealChain();
    }

    /** The forged branch is the longer one for as long as its author likes. */
    @Test
    void comesBackToTheRealChainAlthoughItIsTheShorterOne() {
        forged.mine(1);
        forged.fork(1);
        forged.mine(40);
        push(forger.newBlocks());
        chain.mine(2);
        push(node.newBlocks());
        watcher.goOn();
        assertThat(watcher.source.remark()).startsWith("what is pushed is on another branch");
        assertTellsTheRealChain();

        chain.burn(10);
        chain.mine(3);
        push(node.newBlocks());
        watcher.goOn();
        assertTellsTheRealChain();
        assertThat(watcher.agent.status().finalHeight()).isEqualTo(22);
    }

    @Test
    void nothingReallyThereBecomesFinalBeforeItsTime() {
        long before = watcher.agent.status().finalHeight();
        forged.burn(50);
        forged.mine(5);
        push(forger.newBlocks());
        watcher.goOn();

        assertThat(watcher.agent.status().finalHeight()).isEqualTo(before);
        assertThat(log.records().stream()
                        .map(record -> record.getBody())
                        .filter(FinalityAdvanced.class::isInstance)
                        .map(body -> ((FinalityAdvanced) body).getBurnTip()))
                .allMatch(burnTip -> burnTip <= chain.burnHeight());
    }

    @Test
    void theContentsOfARealBlockAreThoseThatArePulled() {
        forged.mineWith(forged.transaction(0, CONTRACTS.vault(), List.of(print("funds-deposited"))));
        push(forger.newBlocks());
        watcher.goOn();
        chain.mineWith();
        push(node.newBlocks());
        assertThat(watcher.agent.status().tipHeight()).isEqualTo(21);
        chain.burn(10);
        chain.mine(10);
        push(node.newBlocks());
        watcher.goOn();

        assertTellsTheRealChain();
        assertThat(watcher.look.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.stops()).isFalse();
            assertThat(conflict.height()).isEqualTo(21);
        });
        watcher = new Watcher();
        watcher.goOn();
        assertTellsTheRealChain();
    }

    @Test
    void whatCannotBeDecodedStopsUsOnlyWhenItIsReal() {
        ChainPrint nonsense =
                new ChainPrint(0, CONTRACTS.vault(), ClarityValue.bool(true).encode());
        forged.mineWith(forged.transaction(0, CONTRACTS.vault(), List.of(nonsense)));
        forged.mine(3);
        push(forger.newBlocks());
        watcher.goOn();
        chain.mine(10);
        push(node.newBlocks());
        watcher.goOn();
        assertTellsTheRealChain();

        watcher = new Watcher();
        watcher.goOn();
        assertTellsTheRealChain();
    }

    @Test
    void aBranchFromBelowTheFinalBlockStopsUsOnlyWhenItIsReal() {
        forged.burn(20);
        forged.fork(18);
        forged.mine(10);
        push(forger.newBlocks());
        watcher.goOn();
        watcher = new Watcher();
        watcher.goOn();
        chain.mine(30);
        push(node.newBlocks());
        watcher.goOn();
        assertTellsTheRealChain();
    }

    @Test
    void aBlockFarAboveEverythingIsLeft() {
        FakeChain far = new FakeChain(SEED);
        far.mine(500);
        List<String> bodies = new FakeNode(far, SEED).newBlocks();
        push(List.of(bodies.getLast()));
        assertThat(watcher.intake.problem()).contains("its height is 500, more than 100 above 20, the highest we know");
        watcher.intake.take("/new_burn_block", burnBlock(1_000_000_000));
        assertThat(watcher.intake.problem()).contains("its burn height is 1000000000");

        chain.mine(5);
        push(node.newBlocks());
        watcher.goOn();
        assertThat(watcher.source.remark()).isEmpty();
        assertTellsTheRealChain();
    }

    /** What a forged block says of its parent, and what it says of the burn chain. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBlockThatNoChainHasStopsNobody(boolean isOnAnOlderOne) {
        forged.mine(1);
        FakeChain.FakeBlock last = forged.blocks().getLast();
        String body = forger.newBlocks().getLast();
        push(List.of(
                isOnAnOlderOne
                        ? body.replace(
                                last.block().head().parent().hex(),
                                forged.blocks().get(4).block().id().hex())
                        : body.replaceAll("\"burn_block_height\":\\d+", "\"burn_block_height\":7")));
        watcher.goOn();
        assertThat(watcher.agent.status().tipHeight()).isEqualTo(20);

        chain.burn(10);
        chain.mine(5);
        push(node.newBlocks());
        watcher.goOn();
        assertTellsTheRealChain();
    }

    @Test
    void followsWhatIsPushedWhileNothingCanBePulledAndWaitsWithTheFinalBlock() {
        long before = watcher.agent.status().finalHeight();
        pulled.fails(new SourceException("no route"));
        chain.burn(10);
        chain.mine(5);
        push(node.newBlocks());
        watcher.goOn();
        assertThat(watcher.agent.status().tipHeight()).isEqualTo(25);
        assertThat(watcher.agent.status().finalHeight()).isEqualTo(before);
        assertThat(watcher.look.remark()).isEqualTo("finality waits for block 21 to be pulled: no route");

        pulled.works();
        watcher.goOn();
        assertThat(watcher.agent.status().finalHeight()).isGreaterThan(before);
        assertThat(watcher.look.remark()).isEmpty();
    }

    private void assertEverythingFinalIsReal() {
        Set<String> real = Set.copyOf(
                chain.blocks().stream().map(block -> block.block().id().hex()).toList());
        assertThat(log.records().stream()
                        .map(record -> record.getBody())
                        .filter(FinalityAdvanced.class::isInstance)
                        .map(body -> ((FinalityAdvanced) body).getIndexBlockHash()))
                .isNotEmpty()
                .allMatch(real::contains);
    }

    private void assertTellsTheRealChain() {
        assertEverythingFinalIsReal();
        StreamView.of(log.records()).assertTells(chain);
        assertThat(watcher.agent.status().tipHeight()).isEqualTo(chain.height());
    }

    private static String burnBlock(long height) {
        return "{\"burn_block_hash\":\"0x%s\",\"burn_block_height\":%d}".formatted("0b".repeat(32), height);
    }

    private static ChainPrint print(String topic) {
        PrintFixture fixture = PrintFixture.all().stream()
                .filter(it -> it.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        return new ChainPrint(0, FakeChain.principal(fixture.contract()), fixture.raw());
    }

    private void push(List<String> bodies) {
        bodies.forEach(body -> watcher.intake.take("/new_block", body));
    }
}

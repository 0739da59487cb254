package io.bithedge.watcher.source;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.agent.AgentObserver;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.push.BlockWindow;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One chain, pushed by a node that loses and repeats, and pulled from an API that lags and fails. */
class CrossCheckedSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeChain chain = new FakeChain(71);
    private final FakeNode node = new FakeNode(chain, 71);
    private final StubSource pulled = new StubSource(chain);
    private final MemoryObservationLog observations = new MemoryObservationLog();
    private final MemoryLog log = new MemoryLog();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final BlockWindow window = new BlockWindow(1_000);
    private final PushIntake intake = new PushIntake(observations.writer(), window, CONTRACTS, Set.of(), clock);
    private final PushBlockSource pushed = new PushBlockSource(intake, window);
    private final CrossCheck check = new CrossCheck(
            new Side("push", pushed),
            new Side("pull", pulled),
            new CrossCheckSettings(3, 50, 1, new FinalityRule(900), CONTRACTS).whereTheSecondDecides());
    private final PulledLook look = new PulledLook(pulled, 3, id -> pushed.refuse(id, "not what is pulled"));
    private final CrossCheckedSource source = new CrossCheckedSource(
            pushed, pulled, check, look, new CrossCheckedSource.Limits(PATIENCE, 1_000, CONTRACTS), clock);
    private final WatcherAgent agent = new WatcherAgent(
            new WatcherAgent.Sources(source, source, pulled),
            log.writer(),
            new WatcherSettings(CONTRACTS, 1, new FinalityRule(900), new BatchLimits(10, 10_000)),
            clock,
            AgentObserver.NONE);

    @Test
    void pullsWhatWasThereBeforeTheFirstPush() {
        chain.mine(20);
        node.newBlocks();
        settle();
        assertThat(source.remark()).startsWith("no node pushes, or it is behind: pulling");

        chain.mine(5);
        push(node.newBlocks());
        settle();
        StreamView.of(log.records()).assertTells(chain);
        assertThat(agent.status().tipHeight()).isEqualTo(25);
    }

    @Test
    void asksTheApiForNothingOfWhatWasPushed() {
        chain.mine(3);
        push(node.newBlocks());
        settle();
        int asked = pulled.asked();
        chain.mine(10);
        push(node.newBlocks());
        chain.fork(3);
        push(node.newBlocks());
        settle();

        assertThat(pulled.asked()).isEqualTo(asked);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void fillsAGapByPulling() {
        chain.mine(12);
        List<String> bodies = new ArrayList<>(node.newBlocks());
        bodies.subList(5, 8).clear();
        push(bodies);
        settle();

        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void pullsTheTransactionsOfABlockItCannotRead() {
        chain.mine(2);
        push(node.newBlocks());
        chain.mineWith(chain.transaction(0, CONTRACTS.vault(), List.of()));
        push(List.of(node.newBlocks().getFirst().replace("\"raw_tx\":\"0x80", "\"raw_tx\":\"0x42")));
        settle();

        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void pullsAfterAWhileWhenTheNodeFallsSilentAndGoesBackWhenItHasCaughtUp() {
        chain.mine(5);
        push(node.newBlocks());
        settle();
        chain.mine(4);
        chain.fork(6);
        List<String> late = node.newBlocks();
        check.look();
        settle();
        assertThat(agent.status().tipHeight()).isEqualTo(5);
        now = now.plus(PATIENCE);
        settle();
        StreamView.of(log.records()).assertTells(chain);
        assertThat(source.remark()).contains("no node pushes, or it is behind: pulling");

        push(late);
        check.look();
        settle();
        assertThat(source.remark()).isEmpty();
        int asked = pulled.asked();
        chain.mine(2);
        push(node.newBlocks());
        settle();
        assertThat(pulled.asked()).isEqualTo(asked);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void doesNotRollTwoBranchesIntoEachOtherWhereTheyMeet() {
        // The API still shows the old branch of blocks 9 and 10 when the node pushes its first block, 10 of another
        // branch.
        chain.mine(10);
        FakeChain old = new FakeChain(71);
        old.mine(10);
        pulled.tells(old);
        node.newBlocks();
        settle();
        chain.fork(2);
        List<String> branch = node.newBlocks();
        push(branch.subList(1, 2));
        int before = log.records().size();
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(20);
            agent.doWork();
        }
        assertThat(log.records()).hasSize(before);

        pulled.tells(chain);
        push(branch.subList(2, 3));
        settle();
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void followsThePushWhileTheApiIsDown() {
        chain.mine(3);
        push(node.newBlocks());
        settle();
        pulled.fails(new SourceException("no route"));
        chain.mine(3);
        push(node.newBlocks());
        check.look();
        settle();

        assertThat(agent.status().tipHeight()).isEqualTo(6);
        assertThat(check.status().remark()).isEqualTo("push and pull cannot be compared: no route");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void losesAndDoublesNothingWhateverIsLostRepeatedAndLate(long seed) {
        Random random = new Random(seed);
        List<String> held = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            if (chain.height() > 10 && random.nextInt(10) == 0) {
                chain.fork(1 + random.nextInt(8));
            } else {
                chain.mine(random.nextInt(3));
            }
            for (String body : node.newBlocks()) {
                switch (random.nextInt(8)) {
                    case 0 -> held.add(body);
                    case 1 -> push(List.of(body, body));
                    case 2 -> {
                        push(held);
                        held.clear();
                        push(List.of(body));
                    }
                    // One in twenty-four is lost for good: a node that was told to give up.
                    case 3 -> push(random.nextInt(3) == 0 ? List.of() : List.of(body));
                    default -> push(List.of(body));
                }
            }
            chain.hide(random.nextInt(5) == 0 ? random.nextInt(4) : 0);
            check.look();
            agent.doWork();
            now = now.plusSeconds(random.nextInt(20));
        }
        chain.hide(0);
        chain.mine(1);
        push(node.newBlocks());
        for (int i = 0; i < 100; i++) {
            now = now.plusSeconds(60);
            check.look();
            agent.doWork();
        }
        assertThat(agent.status().state())
                .as("seed %d: %s", seed, agent.status())
                .isEqualTo(State.FOLLOWING);
        // A node whose pushes were lost stays on the old branch for a while: that may be told, and must not stop.
        assertThat(check.conflicts()).as("seed %d", seed).noneMatch(conflict -> conflict.stops());
        StreamView.of(log.records()).assertTells(chain);
    }

    private void push(List<String> bodies) {
        bodies.forEach(body -> intake.take("/new_block", body));
    }

    private void settle() {
        while (agent.doWork() > 0) {
            assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        }
        assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
    }
}

package io.bithedge.watcher.agent;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.OurContract;
import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WatcherAgentTest {
    private static final ClarityValue UNKNOWN_TOPIC = ClarityValue.parse("{topic: \"vault-emptied\", version: u2}");

    private final FakeChain chain = new FakeChain(1);
    private final MemoryLog log = new MemoryLog();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final WatcherAgent agent = newAgent(1, 10);

    @Test
    void writesNothingWhenThereIsNoBlock() {
        assertThat(agent.doWork()).isZero();
        assertThat(log.records()).isEmpty();
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
    }

    @Test
    void batchesBlocksWhenCatchingUpAndWritesOneAtATimeAtTheTip() {
        chain.mine(25);
        settle();
        assertThat(log.batches()).hasSize(3);

        chain.mine(1);
        agent.doWork();
        assertThat(log.batches()).hasSize(4);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void startsAtTheConfiguredHeightWhenTheLogIsEmpty() {
        chain.mine(9);
        WatcherAgent late = newAgent(7, 10);
        late.doWork();

        assertThat(log.records().getFirst().getBody())
                .isInstanceOfSatisfying(
                        BlockApplied.class, it -> assertThat(it.getHeight()).isEqualTo(7));
        assertThat(StreamView.of(log.records()).blockCount()).isEqualTo(3);
    }

    @Test
    void finalityWaitsForABlockOnTopWhenOnlyBurnBlocksCome() {
        chain.mine(3);
        settle();
        chain.burn(5);
        agent.doWork();
        assertThat(agent.status().finalHeight()).isLessThan(3);

        chain.mine(1);
        settle();
        assertThat(StreamView.of(log.records()).finalBlocks()).isEqualTo(3);
        assertThat(agent.status().finalHeight()).isEqualTo(3);
        assertThat(agent.doWork()).isZero();
    }

    /** The canonical block was lost on the way, its sibling came, then burn blocks without a Stacks block. */
    @Test
    void aSiblingThatNobodyBuildsOnIsNeverFinal() {
        chain.mine(3);
        settle();
        chain.burn(5);
        agent.doWork();
        chain.fork(1);
        settle();

        assertThat(log.incidents()).isEmpty();
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void finalityWaitsWhenTheBlockIsNoLongerCanonical() {
        chain.mine(3);
        settle();
        chain.burn(5);
        chain.hide(3);

        assertThat(agent.doWork()).isZero();
        assertThat(agent.status().finalHeight()).isLessThan(3);
    }

    @Test
    void rollsBackNewestFirstDownToTheAncestorThenFollowsTheNewBranch() {
        FakeChain slow = new FakeChain(3);
        WatcherAgent deep = new WatcherAgent(slow, log.writer(), settings(1, 10, 50), clock);
        slow.mine(6);
        deep.doWork();
        int before = log.records().size();
        slow.fork(3);
        deep.doWork();

        List<Object> moves = log.records().stream()
                .skip(before)
                .map(each -> each.getBody())
                .filter(body -> body instanceof BlockRolledBack || body instanceof BlockApplied)
                .toList();
        assertThat(moves.subList(0, 3))
                .allSatisfy(body -> assertThat(body).isInstanceOf(BlockRolledBack.class))
                .extracting(body -> ((BlockRolledBack) body).getHeight())
                .containsExactly(6L, 5L, 4L);
        assertThat(moves.subList(3, 7))
                .extracting(body -> ((BlockApplied) body).getHeight())
                .containsExactly(4L, 5L, 6L, 7L);
        StreamView.of(log.records()).assertTells(slow);
    }

    @Test
    void rollsEverythingBackWhenTheFirstBlockIsReplacedBeforeAnyIsFinal() {
        FakeChain slow = new FakeChain(3);
        WatcherAgent deep = new WatcherAgent(slow, log.writer(), settings(1, 10, 50), clock);
        slow.mine(4);
        deep.doWork();
        slow.fork(4);
        deep.doWork();

        StreamView view = StreamView.of(log.records());
        view.assertTells(slow);
        assertThat(view.rollbacks()).isEqualTo(4);
    }

    @Test
    void haltsWithAnIncidentWhenTheForkIsBelowTheFinalBlock() {
        chain.mine(6);
        chain.burn(5);
        chain.mine(1);
        settle();
        int before = log.records().size();
        chain.fork(2);
        agent.doWork();

        assertThat(agent.status().state()).isEqualTo(State.HALTED);
        assertThat(log.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("FORK_BELOW_FINAL");
            assertThat(agent.status().reason()).isEqualTo(incident.getMessage());
        });
        assertThat(log.records()).hasSize(before);
        chain.mine(1);
        assertThat(agent.doWork()).isZero();
    }

    @Test
    void isBehindAndNotForkedWhenTheTipGoesBackwards() {
        chain.mine(6);
        settle();
        chain.hide(4);
        int before = log.records().size();

        assertThat(agent.doWork()).isZero();
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        assertThat(agent.status().remark()).isEqualTo("the source is at 2, behind our tip 6");
        assertThat(agent.status().lag()).isZero();
        assertThat(log.records()).hasSize(before);
    }

    @Test
    void writesNothingWhenTheBlocksWereOrphanedWhileTheyWereRead() {
        chain.mine(5);
        AtomicBoolean forked = new AtomicBoolean();
        chain.beforeAnswer(() -> {
            // The last question of the cycle is whether the newest block is still canonical.
            if (chain.height() == 5
                    && Thread.currentThread().isAlive()
                    && isAsking("isCanonical")
                    && !forked.getAndSet(true)) {
                chain.fork(2);
            }
        });

        assertThat(agent.doWork()).isZero();
        assertThat(log.records()).isEmpty();
        settle();
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void keepsOnlyWhatTouchesOurContracts() {
        PrintFixture fixture = PrintFixture.all().getFirst();
        ChainPrint ours = new ChainPrint(3, FakeChain.principal(fixture.contract()), fixture.raw());
        ChainPrint strange =
                new ChainPrint(1, FakeChain.STRANGER, ClarityValue.bool(true).encode());
        chain.mineWith(
                chain.transaction(0, FakeChain.STRANGER, List.of(strange)),
                chain.transaction(1, FakeChain.STRANGER, List.of(strange, ours)),
                chain.transaction(2, CONTRACTS.registry(), List.of()));
        agent.doWork();

        List<Object> bodies = log.records().stream().map(each -> each.getBody()).toList();
        assertThat(bodies)
                .filteredOn(body -> body instanceof ContractTransaction)
                .extracting(body -> ((ContractTransaction) body).getTxIndex())
                .containsExactly(1, 2);
        assertThat(bodies)
                .filteredOn(body -> body instanceof ContractEvent)
                .singleElement()
                .satisfies(
                        body -> assertThat(((ContractEvent) body).getPosition().getOrdinal())
                                .isEqualTo(3));
    }

    @Test
    void haltsAndSkipsNothingWhenAPrintOfOursCannotBeDecoded() {
        chain.mine(2);
        ChainPrint unknown = new ChainPrint(0, FakeChain.principal(OurContract.VAULT), UNKNOWN_TOPIC.encode());
        chain.mineWith(chain.transaction(0, CONTRACTS.vault(), List.of(unknown)));
        chain.mine(2);
        settle();

        assertThat(agent.status().state()).isEqualTo(State.HALTED);
        assertThat(agent.status().reason()).contains("vault-emptied").contains("block 3");
        assertThat(StreamView.of(log.records()).blockCount()).isEqualTo(2);
        assertThat(log.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("UNDECODABLE_PRINT");
            assertThat(incident.getPosition().getHeight()).isEqualTo(3);
        });
    }

    @Test
    void haltsWhenAnotherProcessTookOver() {
        chain.mine(2);
        agent.doWork();
        newAgent(1, 10).doWork();
        chain.mine(1);
        agent.doWork();

        assertThat(agent.status().state()).isEqualTo(State.HALTED);

        agent.takeOver();
        settle();
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void stallsAndTriesAgainLaterWhenTheSourceFails() {
        chain.mine(2);
        chain.beforeAnswer(() -> {
            throw new SourceException("no route to the API");
        });
        agent.doWork();
        assertThat(agent.status().state()).isEqualTo(State.STALLED);
        assertThat(agent.status().reason()).isEqualTo("no route to the API");

        chain.beforeAnswer(() -> {});
        assertThat(agent.doWork()).as("before the delay is over").isZero();
        now = now.plusSeconds(1);
        assertThat(agent.doWork()).isPositive();
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
    }

    private static boolean isAsking(String method) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(method)));
    }

    private void settle() {
        while (agent.doWork() > 0) {
            assertThat(log.records()).isNotEmpty();
        }
    }

    private WatcherAgent newAgent(long startHeight, int maxBlocks) {
        return new WatcherAgent(chain, log.writer(), settings(startHeight, maxBlocks, 2), clock);
    }

    private static WatcherSettings settings(long startHeight, int maxBlocks, int burnBlocks) {
        return new WatcherSettings(
                CONTRACTS, startHeight, new FinalityRule(burnBlocks), new BatchLimits(maxBlocks, 10_000));
    }
}

package io.bithedge.watcher.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.CrashPoint;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AheadSourceTest {
    private final FakeChain chain = new FakeChain(5);

    @Test
    void readsNoMoreThanTheWindowAheadAndGivesItInOrder() {
        chain.mine(20);
        Deque<Runnable> started = new ArrayDeque<>();
        AheadSource source = new AheadSource(
                chain,
                task -> {
                    started.add(task);
                    task.run();
                },
                4);
        source.tip();

        assertThat(source.canonicalAt(1)).contains(block(1));
        assertThat(started).as("1 to 4, and 5 when 1 was taken").hasSize(5);
        assertThat(source.transactions(block(1))).isEqualTo(chain.transactions(block(1)));
        assertThat(source.canonicalAt(2)).contains(block(2));
        assertThat(started).hasSize(6);
    }

    @Test
    void asksTheSourceItselfAtTheTip() {
        chain.mine(3);
        AheadSource source = new AheadSource(chain, Runnable::run, 4);
        source.tip();
        chain.mine(1);

        assertThat(source.canonicalAt(3)).contains(block(3));
        assertThat(source.canonicalAt(4)).contains(block(4));
        assertThat(source.canonicalAt(5)).isEmpty();
    }

    @Test
    void dropsWhatItReadOnABranchThatIsGone() {
        chain.mine(10);
        AheadSource source = new AheadSource(chain, Runnable::run, 8);
        source.tip();
        source.canonicalAt(1);
        for (long height = 2; height <= 4; height++) {
            assertThat(source.canonicalAt(height)).contains(block(height));
        }
        chain.fork(6);

        ChainBlock orphan = source.canonicalAt(5).orElseThrow();
        assertThat(source.isCanonical(orphan.id())).isFalse();

        assertThat(source.canonicalAt(5)).contains(block(5));
        assertThat(block(5)).isNotEqualTo(orphan);
    }

    @Test
    void failureComesWithItsBlockAndTheNextCallReadsAgain() {
        chain.mine(10);
        AheadSource source = new AheadSource(chain, Runnable::run, 4);
        source.tip();
        source.canonicalAt(1);
        List<ChainBlock> blocks =
                chain.blocks().stream().map(FakeChain.FakeBlock::block).toList();
        chain.beforeAnswer(() -> {
            throw new SourceException("no route to the API");
        });
        for (long height = 2; height <= 5; height++) {
            assertThat(source.canonicalAt(height)).contains(blocks.get((int) height - 1));
        }
        assertThatThrownBy(() -> source.canonicalAt(6)).hasMessage("no route to the API");

        chain.beforeAnswer(() -> {});
        assertThat(source.canonicalAt(6)).contains(block(6));
    }

    /** Backfilling ahead writes what following block by block writes, also when the process dies on the way. */
    @Test
    void backfillWritesWhatFollowingBlockByBlockWrites() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int crashes = 0;
            for (long seed = 1; seed <= 25; seed++) {
                FakeChain history = new FakeChain(seed);
                history.mine(120);
                history.burn(2);
                MemoryLog one = new MemoryLog();
                run(new WatcherAgent(history, one.writer(), settings(1), InstantSource.system()));
                MemoryLog ahead = new MemoryLog();
                crashes += backfill(history, threads, ahead, new Random(seed));

                StreamView view = StreamView.of(ahead.records());
                view.assertTells(history);
                assertThat(view.digest()).isEqualTo(StreamView.of(one.records()).digest());
                assertThat(view.finalBlocks())
                        .isEqualTo(StreamView.of(one.records()).finalBlocks());
                assertThat(view.rollbacks()).isZero();
            }
            assertThat(crashes).isGreaterThan(25);
        }
    }

    /** The chain forks while it is read ahead; the deepest fork stays above the final block. */
    @Test
    void backfillFollowsForksThatComeWhileItReadsAhead() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long seed = 1; seed <= 25; seed++) {
                FakeChain history = new FakeChain(seed);
                Random random = new Random(seed);
                history.mine(60);
                MemoryLog log = new MemoryLog();
                WatcherAgent agent = newAgent(history, threads, log.writer(), 900);
                for (int step = 0; step < 30; step++) {
                    agent.doWork();
                    history.fork(1 + random.nextInt(40));
                }
                run(agent);
                assertThat(agent.status().state()).as("seed %d", seed).isEqualTo(State.FOLLOWING);
                StreamView.of(log.records()).assertTells(history);
            }
        }
    }

    private static int backfill(FakeChain history, Executor threads, MemoryLog log, Random random) {
        int crashes = 0;
        while (true) {
            try {
                run(newAgent(
                        history,
                        threads,
                        new CrashPoint(log.writer(), 1 + random.nextInt(6), random.nextBoolean()),
                        1));
                return crashes;
            } catch (CrashPoint.Killed e) {
                crashes++;
            }
        }
    }

    private static WatcherAgent newAgent(
            BlockSource source, Executor threads, io.bithedge.watcher.sink.ChainLog log, int burnBlocks) {
        return new WatcherAgent(
                new AheadSource(source, threads, 8), log, settings(7, burnBlocks), InstantSource.system());
    }

    private static void run(WatcherAgent agent) {
        for (int quiet = 0; quiet < 3; ) {
            quiet = agent.doWork() == 0 ? quiet + 1 : 0;
        }
    }

    private static WatcherSettings settings(int blocks) {
        return settings(blocks, 1);
    }

    private static WatcherSettings settings(int blocks, int burnBlocks) {
        return new WatcherSettings(
                FakeChain.CONTRACTS, 1, new FinalityRule(burnBlocks), new BatchLimits(blocks, 10_000));
    }

    private ChainBlock block(long height) {
        return chain.canonicalAt(height).orElseThrow();
    }
}

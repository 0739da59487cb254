package io.bithedge.watcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.CrashPoint;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A contract is added in the middle of a chain's transaction, while blocks come, fork and become final, and the process dies in
 * appends: its past is published once, in order, and its events stand in their blocks from the block it joined at.
 */
class AddedContractPropertiesTest {
    private static final int HISTORIES = 100;
    private static final int STEPS = 80;

    @Test
    void pastOfAnAddedContractIsToldOnceAndItsEventsStandInPlaceFromThereOn() {
        int crashes = 0;
        int rollbacks = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = new History(seed);
            history.run();
            crashes += history.crashes;
            rollbacks += StreamView.of(history.log.records()).rollbacks();
        }
        assertThat(crashes).isGreaterThan(HISTORIES);
        assertThat(rollbacks).isGreaterThan(HISTORIES);
    }

    private static final class History {
        private final long seed;
        private final Random random;
        private final FakeChain chain;
        private final MemoryLog log = new MemoryLog();
        private OurContracts contracts = FakeChain.CONTRACTS;
        private int crashes;

        History(long seed) {
            this.seed = seed;
            this.random = new Random(seed * 31);
            this.chain = new FakeChain(seed).withAdded();
        }

        void run() {
            chain.mine(3 + random.nextInt(30));
            int addedAt = random.nextInt(STEPS / 2);
            WatcherAgent agent = start();
            for (int step = 0; step < STEPS; step++) {
                boolean isNew = contracts.equals(FakeChain.CONTRACTS);
                if (step >= addedAt && isNew && log.cursor().tip().isPresent()) {
                    // A new configuration is a new process.
                    contracts = contracts.and(FakeChain.ADDED);
                    agent = start();
                }
                change();
                agent = step(agent);
            }
            chain.hide(0);
            chain.burn(3);
            chain.mine(1);
            WatcherAgent last = newAgent(new CrashPoint(log.writer(), Integer.MAX_VALUE, false));
            for (int quiet = 0; quiet < 3; ) {
                quiet = last.doWork() == 0 ? quiet + 1 : 0;
            }
            assertThat(last.status().state())
                    .as("seed %d: %s", seed, last.status().reason())
                    .isEqualTo(State.FOLLOWING);
            StreamView view = StreamView.of(log.records());
            boolean fromStart =
                    log.cursor().followed().catchingUp().isEmpty() && !view.hasJoined(FakeChain.ADDED.principal());
            assertThat(fromStart).as("seed %d never joined", seed).isFalse();
            view.assertTells(chain);
            assertThat(log.cursor().digest().bytes().toHex())
                    .as("seed %d", seed)
                    .isEqualTo(view.digest());
        }

        private void change() {
            switch (random.nextInt(5)) {
                case 0, 1 -> chain.mine(1 + random.nextInt(4));
                case 2 -> fork();
                case 3 -> chain.burn(1);
                default -> chain.hide(random.nextInt(3));
            }
        }

        /** Only blocks of the newest burn block may go: nothing on top of them is buried yet. */
        private void fork() {
            long young = chain.blocks().reversed().stream()
                    .takeWhile(block -> block.block().head().burnHeight() == chain.burnHeight())
                    .count();
            if (young > 0) {
                chain.fork(1 + random.nextInt((int) young));
            }
        }

        private WatcherAgent step(WatcherAgent agent) {
            try {
                agent.doWork();
                return agent;
            } catch (CrashPoint.Killed e) {
                crashes++;
                return start();
            }
        }

        private WatcherAgent start() {
            return newAgent(new CrashPoint(log.writer(), random.nextInt(8), random.nextBoolean()));
        }

        private WatcherAgent newAgent(CrashPoint writer) {
            WatcherSettings settings =
                    new WatcherSettings(contracts, 1, new FinalityRule(1), new BatchLimits(5, 10_000));
            return new WatcherAgent(chain, writer, settings, InstantSource.system());
        }
    }
}

package io.bithedge.watcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.testing.CrashPoint;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.StreamView;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/**
 * The guarantee: whatever the chain does above the final point, and wherever the process dies, a reader of the log knows
 * exactly the canonical chain. One history per seed: blocks, burn blocks, forks of random depth, lag, changes while the chain
 * is read, and a process that dies before or after a commit.
 */
public final class ExactlyOnceGuarantee {
    /** Far above what a history burns, so that no fork reaches a final block; every third history has shallow forks and finality. */
    private static final int NEVER_FINAL = 1_000;

    private final FakeChain chain;
    private final Random random;
    private final Log log;
    private final long seed;
    private final boolean finality;
    private int crashes;

    /** The log under test. */
    public interface Log {
        /** A new process's way to write. */
        ChainLog writer();

        List<ChainRecord> committed();
    }

    public ExactlyOnceGuarantee(long seed, Log log) {
        this.seed = seed;
        this.chain = new FakeChain(seed);
        this.random = new Random(~seed);
        this.log = log;
        this.finality = seed % 3 == 0;
    }

    /** Runs the history; fails with the seed in the message. Returns how often the process died. */
    public int run(int steps) {
        WatcherAgent agent = start();
        for (int step = 0; step < steps; step++) {
            change();
            agent = step(agent);
        }
        chain.hide(0);
        chain.beforeAnswer(() -> {});
        chain.burn(finality ? 10 : 0);
        // A fork shows only when it is longer.
        chain.mine(1);
        WatcherAgent last = newAgent(log.writer());
        for (int quiet = 0; quiet < 3; ) {
            quiet = last.doWork() == 0 ? quiet + 1 : 0;
        }
        assertThat(last.status().state())
                .as("seed %d: %s", seed, last.status().reason())
                .isEqualTo(State.FOLLOWING);
        StreamView view = StreamView.of(log.committed());
        view.assertTells(chain);
        assertThat(last.status().cursor().digest().bytes().toHex())
                .as("seed %d", seed)
                .isEqualTo(view.digest());
        return crashes;
    }

    private void change() {
        switch (random.nextInt(6)) {
            case 0, 1 -> chain.mine(1 + random.nextInt(6));
            case 2 -> forkAboveFinal();
            case 3 -> chain.burn(finality ? 1 : 0);
            case 4 -> chain.hide(random.nextInt(3));
            default ->
                chain.beforeAnswer(
                        random.nextBoolean()
                                ? () -> {}
                                : () -> {
                                    if (random.nextInt(20) == 0) {
                                        forkAboveFinal();
                                    }
                                });
        }
    }

    /** With finality, only blocks of the newest burn block may go: nothing on top of them is buried yet. */
    private void forkAboveFinal() {
        long young = chain.blocks().reversed().stream()
                .takeWhile(block -> !finality || block.block().head().burnHeight() == chain.burnHeight())
                .count();
        if (young > 0) {
            chain.fork(1 + random.nextInt((int) Math.min(young, 12)));
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
        return newAgent(new CrashPoint(log.writer(), random.nextInt(6), random.nextBoolean()));
    }

    private WatcherAgent newAgent(ChainLog writer) {
        WatcherSettings settings = new WatcherSettings(
                FakeChain.CONTRACTS, 1, new FinalityRule(finality ? 1 : NEVER_FINAL), new BatchLimits(4, 10_000));
        return new WatcherAgent(chain, writer, settings, InstantSource.system());
    }
}

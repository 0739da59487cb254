package io.bithedge.watcher.agent;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data of one chain, started again on another: a devnet that was wiped, a wrong address. */
class AnotherChainTest {
    private final FakeChain chain = new FakeChain(11);
    private final FakeChain other = new FakeChain(12);
    private final MemoryLog log = new MemoryLog();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;

    @BeforeEach
    void publishOne() {
        chain.mine(40);
        run(newAgent(chain));
        // Its blocks have the ids of the first one otherwise.
        other.mine(1);
        other.fork(1);
    }

    @Test
    void stopsBeforeAnythingIsWrittenWithOneIncidentForOneCause() {
        other.mine(60);
        int before = log.records().size();
        for (int start = 0; start < 3; start++) {
            other.mine(1);
            WatcherAgent agent = newAgent(other);
            run(agent);
            assertThat(agent.status().state()).isEqualTo(State.HALTED);
        }
        assertThat(log.records()).hasSize(before);
        assertThat(log.incidents())
                .extracting(incident -> incident.getId())
                .containsOnly(log.incidents().getFirst().getId());
        assertThat(log.incidents().getFirst().getCode()).isEqualTo("FORK_BELOW_FINAL");
    }

    @Test
    void doesNotFollowAChainThatHasNotComeToOurFinalBlock() {
        other.mine(3);
        WatcherAgent agent = newAgent(other);
        run(agent);
        assertThat(agent.status().state()).isEqualTo(State.STALLED);
        assertThat(agent.status().reason()).endsWith("it is behind, or tells another chain");
        assertThat(log.incidents()).isEmpty();
    }

    @Test
    void goesOnOnItsOwnChain() {
        chain.mine(5);
        WatcherAgent agent = newAgent(chain);
        run(agent);
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        assertThat(agent.status().tipHeight()).isEqualTo(45);
    }

    private void run(WatcherAgent agent) {
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofMinutes(1));
            agent.doWork();
        }
    }

    private WatcherAgent newAgent(BlockSource source) {
        return new WatcherAgent(
                source,
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(2), new BatchLimits(10, 10_000)),
                clock);
    }
}

package io.bithedge.watcher.agent;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.StubSource;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeepReorgTest {
    private static final int DEPTH = 1_000;

    /** Two chains of one seed share their first blocks; here the longer one takes over and is taken over in turn. */
    @Test
    void tellsTheSameStreamAfterAThousandBlocksWereUndoneAndDone() {
        FakeChain old = new FakeChain(81);
        FakeChain young = new FakeChain(81);
        old.mine(50);
        young.mine(50);
        old.mine(DEPTH);
        // Forks at 50: two blocks of another branch, then as many as the old one had.
        young.mine(1);
        young.fork(1);
        young.mine(DEPTH - 1);
        StubSource source = new StubSource(old);
        MemoryLog log = new MemoryLog();
        WatcherAgent agent = agent(source, log, 900);
        settle(agent);
        String before = StreamView.of(log.records()).digest();
        int records = log.records().size();

        source.tells(young);
        settle(agent);
        StreamView.of(log.records()).assertTells(young);
        List<Object> undone = bodies(log).subList(records, records + DEPTH);
        assertThat(undone)
                .extracting(body -> ((BlockRolledBack) body).getHeight())
                .containsExactlyElementsOf(IntStream.iterate(50 + DEPTH, height -> height > 50, height -> height - 1)
                        .mapToObj(height -> (long) height)
                        .toList());

        // The old branch comes back, one block longer than the young one.
        int back = log.records().size();
        source.tells(tellingTip(old, young));
        settle(agent);
        StreamView view = StreamView.of(log.records());
        view.assertTells(old);
        assertThat(view.rollbacks()).isEqualTo(DEPTH + young.height() - 50);
        assertThat(before).isEqualTo(digestAt(old, log.records(), 50 + DEPTH));
        assertThat(bodies(log).subList(back, log.records().size()).stream()
                        .filter(body -> body instanceof BlockApplied)
                        .count())
                .isEqualTo(old.height() - 50L);
    }

    @Test
    void haltsWithAnIncidentThatNamesBothBranchesWhenTheForkIsBelowTheFinalBlock() {
        FakeChain chain = new FakeChain(82);
        chain.mine(20);
        chain.burn(10);
        chain.mine(1);
        MemoryLog log = new MemoryLog();
        WatcherAgent agent = agent(new StubSource(chain), log, 5);
        settle(agent);
        BlockHead finalBlock = log.cursor().finalBlock().orElseThrow().head();
        assertThat(finalBlock.height()).isEqualTo(20);
        chain.fork(4);
        agent.doWork();

        assertThat(agent.status().state()).isEqualTo(State.HALTED);
        BlockHead branch = chain.blocks().get(20).block().head();
        assertThat(log.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("FORK_BELOW_FINAL");
            assertThat(incident.getExpected()).contains(finalBlock.id().hex());
            assertThat(incident.getGot()).contains(branch.id().hex());
            assertThat(incident.getMessage())
                    .contains(finalBlock.id().hex())
                    .contains(branch.id().hex())
                    .contains(branch.parent().hex());
        });
    }

    /** Mines on the old chain until it is higher than the young one. */
    private static FakeChain tellingTip(FakeChain old, FakeChain young) {
        old.mine(young.height() - old.height() + 1);
        return old;
    }

    private static String digestAt(FakeChain chain, List<ChainRecord> records, long height) {
        String id = chain.blocks().get((int) height - 1).block().id().hex();
        return records.stream()
                .map(ChainRecord::getBody)
                .filter(body -> body instanceof io.bithedge.schemas.avro.BlockEnded ended
                        && ended.getIndexBlockHash().equals(id))
                .map(body -> java.util.HexFormat.of()
                        .formatHex(((io.bithedge.schemas.avro.BlockEnded) body)
                                .getDigest()
                                .bytes()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static List<Object> bodies(MemoryLog log) {
        return log.records().stream().map(ChainRecord::getBody).toList();
    }

    private static WatcherAgent agent(StubSource source, MemoryLog log, int finality) {
        return new WatcherAgent(
                source,
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(finality), new BatchLimits(200, 100_000)),
                InstantSource.system());
    }

    private static void settle(WatcherAgent agent) {
        while (agent.doWork() > 0) {
            assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        }
        assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
    }
}

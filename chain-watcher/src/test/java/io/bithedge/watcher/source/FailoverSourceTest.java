package io.bithedge.watcher.source;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceWatch;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.StreamView;
import io.bithedge.watcher.testing.StubSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FailoverSourceTest {
    private final FakeChain chain = new FakeChain(61);
    private final StubSource first = new StubSource(chain);
    private final StubSource second = new StubSource(chain);
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Endpoint firstEndpoint = new Endpoint("first", first, clock);
    private final Endpoint secondEndpoint = new Endpoint("second", second, clock);
    private final FailoverSource source = new FailoverSource(List.of(firstEndpoint, secondEndpoint), 2, clock);

    @Test
    void staysWithTheFirstWhileItAnswers() {
        chain.mine(3);
        for (int i = 0; i < 5; i++) {
            source.tip();
        }
        assertThat(first.asked()).isEqualTo(5);
        assertThat(second.asked()).isZero();
        assertThat(source.remark()).isEmpty();
    }

    @Test
    void goesToTheNextWithinTheSameQuestionAndStaysThere() {
        chain.mine(3);
        first.fails(new SourceException("no route"));
        assertThat(source.tip().height()).isEqualTo(3);
        assertThat(source.remark()).isEqualTo("reading from second: first failed or is behind");

        first.works();
        now = now.plusSeconds(100);
        source.tip();
        assertThat(first.asked()).isEqualTo(1);
        assertThat(second.asked()).isEqualTo(2);
    }

    @Test
    void namesAllWhenNoneAnswersAndLetsThemRest() {
        first.fails(new SourceException("no route"));
        second.fails(new SourceException("status 500"));
        assertThatThrownBy(source::tip)
                .isInstanceOf(SourceException.class)
                .hasMessage("no endpoint answers: first: no route; second: status 500");
        assertThatThrownBy(source::tip)
                .hasMessage("every endpoint failed and rests, the first until 1970-01-01T00:00:00.500Z");
        assertThat(first.asked() + second.asked()).isEqualTo(2);

        now = now.plusMillis(500);
        second.works();
        assertThat(source.tip()).isEqualTo(chain.tip());
    }

    @Test
    void leavesAnEndpointThatFellBehindTheBest() {
        chain.mine(10);
        FakeChain stuck = new FakeChain(61);
        stuck.mine(8);
        first.tells(stuck);
        source.tip();
        secondEndpoint.tip();
        source.tip();
        assertThat(source.remark()).as("two behind is near enough").isEmpty();

        chain.mine(1);
        secondEndpoint.tip();
        assertThat(source.tip().height()).isEqualTo(11);
        assertThat(source.remark()).contains("reading from second");
    }

    @Test
    void asksTheOthersForABlockThatOneDoesNotKnow() {
        chain.mine(5);
        FakeChain stuck = new FakeChain(61);
        stuck.mine(4);
        first.tells(stuck);
        FakeChain.FakeBlock newest = chain.blocks().getLast();

        assertThat(source.byId(newest.block().id())).contains(newest.block());
        second.fails(new SourceException("no route"));
        assertThat(source.byId(newest.block().id())).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhileEndpointsFailAndForkAndLag() {
        Random random = new Random(61);
        MemoryLog log = new MemoryLog();
        WatcherAgent agent = new WatcherAgent(
                source,
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(900), new BatchLimits(7, 1_000)),
                clock);
        for (int step = 0; step < 300; step++) {
            if (chain.height() > 8 && random.nextInt(8) == 0) {
                chain.fork(1 + random.nextInt(6));
            }
            chain.mine(random.nextInt(2));
            (random.nextBoolean() ? first : second).fails(new SourceException("injected"));
            (random.nextBoolean() ? first : second).works();
            chain.hide(random.nextInt(4) == 0 ? random.nextInt(5) : 0);
            agent.doWork();
            now = now.plusSeconds(random.nextInt(3));
        }
        first.works();
        second.works();
        chain.hide(0);
        chain.mine(1);
        while (agent.status().tipHeight() < chain.height()) {
            now = now.plusSeconds(60);
            agent.doWork();
        }
        StreamView.of(log.records()).assertTells(chain);
    }

    @Test
    void haltsOnAConflictThatStopsAndOnlyReportsAWarning() {
        FakeChain other = new FakeChain(61);
        chain.mine(10);
        other.mine(10);
        other.fork(3);
        second.tells(other);
        CrossCheckSettings settings = new CrossCheckSettings(1, 0, 1, new FinalityRule(60), CONTRACTS);
        CrossCheck check = new CrossCheck(new Side("first", first), new Side("second", second), settings);
        GuardedSource checked =
                new GuardedSource(new FailoverSource(List.of(firstEndpoint, secondEndpoint), 100, clock), watch(check));
        MemoryLog log = new MemoryLog();
        WatcherAgent agent = new WatcherAgent(
                checked,
                log.writer(),
                new WatcherSettings(CONTRACTS, 1, new FinalityRule(900), new BatchLimits(100, 10_000)),
                clock);
        check.look();
        agent.doWork();
        assertThat(check.conflicts()).extracting(SourceConflict::stops).containsExactly(false);
        assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        agent.report(Incidents.sourceConflict(check.conflicts().getFirst()));
        agent.doWork();
        assertThat(log.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("SOURCES_ON_DIFFERENT_BRANCHES");
            assertThat(incident.getStopsQuotes()).isFalse();
            assertThat(incident.getExpected()).startsWith("first: 8 0x");
            assertThat(incident.getGot()).startsWith("second: 8 0x");
        });

        chain.burn(100);
        chain.mine(1);
        other.burn(100);
        other.mine(1);
        check.look();
        agent.doWork();
        assertThat(agent.status().state()).isEqualTo(State.HALTED);
        assertThat(agent.status().reason()).endsWith("and both call it final");
        assertThat(log.incidents()).hasSize(2);
        assertThat(log.incidents().getLast().getStopsQuotes()).isTrue();
    }

    @Test
    void leavesALimitedEndpointAloneAsLongAsItAsks() throws IOException {
        chain.mine(2);
        try (FakeServer limited = new FakeServer(chain);
                FakeServer free = new FakeServer(chain)) {
            limited.refuse(429, "30");
            FailoverSource both =
                    new FailoverSource(List.of(endpoint("limited", limited), endpoint("free", free)), 2, clock);
            assertThat(both.canonicalAt(2)).isPresent();
            int asked = limited.requests();
            now = now.plusSeconds(29);
            free.refuse(500, "");
            assertThatThrownBy(() -> both.canonicalAt(2)).hasMessageContaining("status 500");
            assertThat(limited.requests()).isEqualTo(asked);

            limited.refuse(200, "");
            now = now.plusSeconds(1);
            assertThat(both.canonicalAt(2)).isPresent();
        }
    }

    private static SourceWatch watch(CrossCheck check) {
        return new SourceWatch() {
            @Override
            public List<Comparison> comparisons() {
                return List.of(check.comparison());
            }

            @Override
            public List<SourceConflict> conflicts() {
                return check.conflicts();
            }

            @Override
            public UnreadTally unread() {
                return new UnreadTally();
            }

            @Override
            public String remark() {
                return check.status().remark();
            }
        };
    }

    private Endpoint endpoint(String name, FakeServer server) {
        ClientSettings options = ClientSettings.of(URI.create(server.url()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        return new Endpoint(name, new ApiBlockSource(new ApiClient(options), new NodeClient(options)), clock);
    }
}

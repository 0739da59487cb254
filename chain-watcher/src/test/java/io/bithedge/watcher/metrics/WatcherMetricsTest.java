package io.bithedge.watcher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Token;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.audit.BackgroundAudit;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.reading.ReadingAgent;
import io.bithedge.watcher.reading.ReadingLog;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryStream;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WatcherMetricsTest {
    private static final Pattern NAME = Pattern.compile("bithedge_watcher_[a-z_]+");
    private static final Path TABLE = Path.of("..", "docs", "metrics.md");

    private static final ReadingLog NO_READINGS = new ReadingLog() {
        @Override
        public void publish(List<ChainReading> readings) {
            throw new IllegalStateException("nothing was read");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final WatcherMetrics metrics = new WatcherMetrics(registry);
    private final FakeChain chain = new FakeChain(4);
    private final MemoryLog log = new MemoryLog();
    private final AtomicLong nanos = new AtomicLong();
    private final MeteredSource source =
            new MeteredSource(chain, "api.example:443", metrics, () -> nanos.addAndGet(2_000_000));
    private final WatcherAgent agent = new WatcherAgent(
            source,
            log.writer(),
            new WatcherSettings(FakeChain.CONTRACTS, 1, new FinalityRule(50), new BatchLimits(10, 10_000)),
            InstantSource.system(),
            metrics);

    @Test
    void tellsHeightsLagForksAndRequests() {
        publish();

        String page = registry.scrape();
        assertThat(page)
                .contains("bithedge_watcher_tip_height " + chain.height() + ".0")
                .contains("bithedge_watcher_lag_blocks 0.0")
                .contains("bithedge_watcher_reorg_depth_blocks_count 1")
                .contains("bithedge_watcher_reorg_depth_blocks_sum 3.0")
                .contains("bithedge_watcher_reorg_depth_blocks_bucket{le=\"2.0\"} 0")
                .contains("bithedge_watcher_reorg_depth_blocks_bucket{le=\"5.0\"} 1")
                .containsPattern("bithedge_watcher_source_requests_seconds_count\\{endpoint=\"api.example:443\","
                        + "outcome=\"answered\",request=\"tip\"\\} \\d+");
        assertThat(registry.get("bithedge.watcher.events").counter().count()).isPositive();
    }

    @Test
    void countsARequestThatFailed() {
        chain.beforeAnswer(() -> {
            throw new SourceException("no route to the API");
        });

        assertThatThrownBy(source::tip).isInstanceOf(SourceException.class);
        assertThat(registry.get("bithedge.watcher.source.requests")
                        .tag("outcome", "bad_answer")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    /** The table in the documents is the list of what there is. */
    @Test
    void tableNamesEveryMetricAndNoOther() throws IOException {
        publish();
        Set<String> served = new TreeSet<>();
        registry.scrape().lines().filter(line -> line.startsWith("# TYPE ")).forEach(line -> {
            Matcher matcher = NAME.matcher(line);
            if (matcher.find()) {
                served.add(matcher.group().replaceAll("_max$", ""));
            }
        });
        Set<String> documented = new TreeSet<>();
        Matcher matcher = NAME.matcher(Files.readString(TABLE));
        while (matcher.find()) {
            documented.add(matcher.group());
        }
        assertThat(documented).isEqualTo(served);
    }

    private static ChainReading unread(Token token, BlockHead block) {
        throw new SourceException("nothing is final, so nothing is read");
    }

    private void publish() {
        BackgroundAudit audit = new BackgroundAudit(
                new MemoryStream(log::records),
                chain,
                () -> agent.status().cursor().followed(),
                agent::report,
                60);
        metrics.watch(agent, InstantSource.system());
        metrics.watch(audit);
        metrics.watch(new UnreadTally());
        metrics.watch(
                new ReadingAgent(Optional::empty, WatcherMetricsTest::unread, NO_READINGS, InstantSource.system()));
        chain.mine(12);
        agent.doWork();
        agent.doWork();
        chain.fork(3);
        agent.doWork();
        agent.doWork();
    }
}

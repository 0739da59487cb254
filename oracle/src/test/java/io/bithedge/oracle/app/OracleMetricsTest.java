package io.bithedge.oracle.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Feed;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.PollingFeed;
import io.bithedge.oracle.PriceSource;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.RecordingPublisher;
import io.bithedge.oracle.SourceStatus;
import io.bithedge.oracle.SourceStatus.MarketStatus;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OracleMetricsTest {
    private static final TestClock CLOCK = new TestClock(1_000_000);

    /** BTC was good four seconds ago, STX never. */
    private static final class HalfSource implements PriceSource {
        @Override
        public String name() {
            return "half";
        }

        @Override
        public Reading read(Asset asset) {
            return asset == Asset.BTC
                    ? new Reading.Observed(new Tick(Asset.BTC, "half", UsdPrice.ofE8(7), 996_000))
                    : new Reading.Refused(Reading.Reason.STALE, "old");
        }

        @Override
        public SourceStatus status() {
            return new SourceStatus(
                    "half",
                    "open",
                    0,
                    60_000,
                    List.of(
                            new MarketStatus(Asset.BTC, 996_000, "7", 3, 1, ""),
                            new MarketStatus(Asset.STX, 0, "", 0, 4, "STALE, old")));
        }
    }

    @Test
    void measuresEachSource() {
        Feed feed = new PollingFeed(
                new HalfSource(),
                List.of(Asset.BTC, Asset.STX),
                Duration.ofSeconds(10),
                CLOCK,
                new RecordingPublisher());
        feed.doWork();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new OracleMetrics(new Feeds(List.of(feed), 1, CLOCK, Optional::empty), CLOCK).bindTo(registry);
        assertThat(registry.get("bithedge.oracle.last.good.age.seconds")
                        .tags("source", "half", "asset", "BTC")
                        .gauge()
                        .value())
                .isEqualTo(4.0);
        assertThat(registry.get("bithedge.oracle.last.good.age.seconds")
                        .tags("source", "half", "asset", "STX")
                        .gauge()
                        .value())
                .isNaN();
        assertThat(registry.get("bithedge.oracle.readings")
                        .tags("source", "half", "asset", "BTC", "outcome", "refused")
                        .functionCounter()
                        .count())
                .isEqualTo(1.0);
        assertThat(registry.get("bithedge.oracle.breaker.state")
                        .tags("source", "half")
                        .gauge()
                        .value())
                .isEqualTo(2.0);
        assertThat(registry.get("bithedge.oracle.published")
                        .tags("feed", "half")
                        .functionCounter()
                        .count())
                .isEqualTo(1.0);
    }
}

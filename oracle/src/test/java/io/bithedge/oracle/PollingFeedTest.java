package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Reason;
import io.bithedge.oracle.Reading.Refused;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollingFeedTest {
    private final TestClock clock = new TestClock(1_000_000);
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final FakeSource source = new FakeSource();
    private final PollingFeed feed =
            new PollingFeed(source, List.of(Asset.BTC, Asset.STX), Duration.ofSeconds(10), clock, publisher);

    private static final class FakeSource implements PriceSource {
        final Map<Asset, Reading> readings = new EnumMap<>(Asset.class);

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public SourceStatus status() {
            return new SourceStatus("fake", "closed", 0, 60_000, List.of());
        }

        @Override
        public Reading read(Asset asset) {
            return readings.getOrDefault(asset, new Refused(Reason.UNREACHABLE, "nobody home"));
        }
    }

    private static Tick tick(Asset asset, long e8) {
        return new Tick(asset, "fake", UsdPrice.ofE8(e8), 999_000);
    }

    @Test
    void publishesEveryAssetOncePerInterval() {
        source.readings.put(Asset.BTC, new Observed(tick(Asset.BTC, 7)));
        source.readings.put(Asset.STX, new Observed(tick(Asset.STX, 8)));
        assertThat(feed.doWork()).isEqualTo(2);
        assertThat(feed.doWork()).isZero();
        clock.advance(10_000);
        assertThat(feed.doWork()).isEqualTo(2);
        assertThat(publisher.take()).hasSize(4);
    }

    @Test
    void publishesTheOtherAssetAndSaysWhyWhenOneIsRefused() {
        source.readings.put(Asset.STX, new Observed(tick(Asset.STX, 8)));
        assertThat(feed.doWork()).isEqualTo(1);
        assertThat(publisher.take()).containsExactly(tick(Asset.STX, 8));
        assertThat(feed.trouble()).contains("BTC of fake: UNREACHABLE, nobody home");
        assertThat(feed.status().refused()).isEqualTo(1);
    }

    @Test
    void isWellAgainWhenTheSourceIs() {
        feed.doWork();
        source.readings.put(Asset.BTC, new Observed(tick(Asset.BTC, 7)));
        source.readings.put(Asset.STX, new Observed(tick(Asset.STX, 8)));
        clock.advance(10_000);
        feed.doWork();
        assertThat(feed.trouble()).isEmpty();
    }
}

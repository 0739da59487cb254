package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.ClosesSource.Answer;
import io.bithedge.oracle.ClosesSource.Days;
import io.bithedge.oracle.Observation.Close;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosesFeedTest {
    private static final long DAY_MS = 86_400_000;
    /** Noon of day 20,780. */
    private static final long NOON = 20_780 * DAY_MS + DAY_MS / 2;

    private static final Close BTC = new Close(Asset.BTC, "fake", 20_779, UsdPrice.ofE8(6_000_000_000_000L));
    private static final Close STX = new Close(Asset.STX, "fake", 20_779, UsdPrice.ofE8(80_000_000));

    private final TestClock clock = new TestClock(NOON);
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final FakeSource source = new FakeSource();
    private final ClosesFeed feed = new ClosesFeed(source, List.of(Asset.BTC, Asset.STX), 365, clock, publisher);

    private static final class FakeSource implements ClosesSource {
        final Map<Asset, Answer> answers = new EnumMap<>(Asset.class);
        final List<Days> asked = new ArrayList<>();

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Answer read(Asset asset, Days days) {
            asked.add(days);
            return answers.getOrDefault(asset, new Answer.Refused(asset + ": nobody home"));
        }
    }

    @Test
    void publishesTheLastDaysAtStartAndAfterMidnight() {
        source.answers.put(Asset.BTC, new Answer.Known(List.of(BTC)));
        source.answers.put(Asset.STX, new Answer.Known(List.of(STX)));
        assertThat(feed.doWork()).isEqualTo(2);
        assertThat(source.asked).containsOnly(new Days(20_415, 20_779));
        assertThat(publisher.take()).containsExactly(BTC, STX);
        // Twelve hours to midnight, ten minutes more for the candle to be final.
        clock.advance(DAY_MS / 2 + 599_999);
        assertThat(feed.doWork()).isZero();
        clock.advance(1);
        assertThat(feed.doWork()).isEqualTo(2);
        assertThat(source.asked.getLast()).isEqualTo(new Days(20_416, 20_780));
    }

    @Test
    void publishesTheOtherAssetAndTriesAgainAfterTenMinutesWhenOneIsRefused() {
        source.answers.put(Asset.STX, new Answer.Known(List.of(STX)));
        assertThat(feed.doWork()).isEqualTo(1);
        assertThat(feed.trouble()).contains("BTC: nobody home");
        clock.advance(599_999);
        assertThat(feed.doWork()).isZero();
        source.answers.put(Asset.BTC, new Answer.Known(List.of(BTC)));
        clock.advance(1);
        assertThat(feed.doWork()).isEqualTo(2);
        assertThat(feed.trouble()).isEmpty();
    }
}
